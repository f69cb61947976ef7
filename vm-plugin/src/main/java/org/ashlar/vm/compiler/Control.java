package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a break, continue or return meets on its way out of nested statements. */
abstract sealed class Control {
  final @Nullable Control outer;

  /** The environment that is current where this statement stands. */
  final @Nullable EnvironmentFrame environment;

  Control(@Nullable Control outer, @Nullable EnvironmentFrame environment) {
    this.outer = outer;
    this.environment = environment;
  }

  /** A statement that break or continue can name. */
  static final class Target extends Control {
    final List<String> labels;

    /** Null for the part of a loop that only continue goes to. */
    final @Nullable Label breakLabel;

    /** Null for everything but loops. */
    final @Nullable Label continueLabel;

    /** Whether a break without a label ends it. */
    final boolean plainBreak;

    Target(
        @Nullable Control outer,
        @Nullable EnvironmentFrame environment,
        List<String> labels,
        @Nullable Label breakLabel,
        @Nullable Label continueLabel,
        boolean plainBreak) {
      super(outer, environment);
      this.labels = labels;
      this.breakLabel = breakLabel;
      this.continueLabel = continueLabel;
      this.plainBreak = plainBreak;
    }
  }

  /** Code under a handler that control simply leaves. */
  static final class Guarded extends Control {
    final Region region;

    Guarded(@Nullable Control outer, @Nullable EnvironmentFrame environment, Region region) {
      super(outer, environment);
      this.region = region;
    }
  }

  /** Code that closes an iterator when control leaves it. */
  static final class Iteration extends Control {
    final Region region;
    final int iterator;

    /** Register that is true once the iterator is exhausted, or -1 if it cannot be. */
    final int done;

    final boolean async;

    Iteration(
        @Nullable Control outer,
        @Nullable EnvironmentFrame environment,
        Region region,
        int iterator,
        int done,
        boolean async) {
      super(outer, environment);
      this.region = region;
      this.iterator = iterator;
      this.done = done;
      this.async = async;
    }
  }

  /**
   * Code with a finalizer, which runs once for all ways out: each way out has a number that the
   * finalizer's dispatch continues by.
   */
  static final class Finally extends Control {
    /** Completion kind: normal. */
    static final int NORMAL = 0;

    /** Completion kind: throw, the value in {@link #value}. */
    static final int THROW = 1;

    final Region region;
    final int kind;
    final int value;
    final Label finalizer;
    final List<Exit> exits = new ArrayList<>();

    Finally(
        @Nullable Control outer,
        @Nullable EnvironmentFrame environment,
        Region region,
        int kind,
        int value,
        Label finalizer) {
      super(outer, environment);
      this.region = region;
      this.kind = kind;
      this.value = value;
      this.finalizer = finalizer;
    }

    /** The completion kind of a way out. */
    int exitKind(Exit exit) {
      int index = exits.indexOf(exit);
      if (index < 0) {
        index = exits.size();
        exits.add(exit);
      }
      return THROW + 1 + index;
    }
  }

  /**
   * A way out: to a label of a target, or out of the function.
   *
   * @param target the statement control goes to, null for a return
   * @param label where it goes
   */
  record Exit(@Nullable Target target, @Nullable Label label) {
    /** Leaves the function. */
    static final Exit RETURN = new Exit(null, null);
  }
}

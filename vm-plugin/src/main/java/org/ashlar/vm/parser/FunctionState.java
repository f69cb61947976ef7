package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionKind;
import org.jspecify.annotations.Nullable;

/** What the grammar depends on inside one function, or at the top level ({@code kind} null). */
final class FunctionState {
  /** A label in force. */
  static final class Label {
    final String name;

    /** Where the statement it labels starts, behind any further labels. */
    int bodyStart;

    /** Whether it labels a loop. */
    boolean loop;

    Label(String name, int bodyStart, boolean loop) {
      this.name = name;
      this.bodyStart = bodyStart;
      this.loop = loop;
    }
  }

  final @Nullable FunctionState parent;
  final @Nullable FunctionKind kind;
  final boolean async;
  final boolean generator;
  boolean strict;

  /** Flags gathered so far, apart from those that fields hold. */
  int flags;

  /** Whether {@code await} is an expression: in async functions and at the top level of modules. */
  boolean awaitExpressions;

  /** Whether {@code await} is no identifier though it is no expression either: in static blocks. */
  boolean awaitForbidden;

  /** Whether {@code arguments} is forbidden: in class initialisers and arrow functions within. */
  boolean argumentsForbidden;

  boolean superPropertyAllowed;
  boolean superCallAllowed;
  boolean newTargetAllowed;
  boolean returnAllowed;

  /** Whether the parameters are being parsed. */
  boolean inParameters;

  /** Offsets of the latest await and yield expressions, to find them inside arrow parameters. */
  int latestAwait = -1;

  int latestYield = -1;

  /**
   * Offset of the latest identifier spelled {@code await}, which an async arrow's parameters may
   * not hold.
   */
  int latestAwaitName = -1;

  /** Offset of the latest call spelled {@code eval(...)}. */
  int latestEval = -1;

  final List<Label> labels = new ArrayList<>(0);
  int loops;
  int switches;

  private FunctionState(
      @Nullable FunctionState parent,
      @Nullable FunctionKind kind,
      boolean async,
      boolean generator,
      boolean strict) {
    this.parent = parent;
    this.kind = kind;
    this.async = async;
    this.generator = generator;
    this.strict = strict;
  }

  static FunctionState topLevel(boolean module) {
    FunctionState state = new FunctionState(null, null, false, false, module);
    state.awaitExpressions = module;
    return state;
  }

  /** The state inside a function that stands in {@code parent}. */
  static FunctionState function(
      FunctionState parent, FunctionKind kind, boolean async, boolean generator) {
    FunctionState state = new FunctionState(parent, kind, async, generator, parent.strict);
    state.awaitExpressions = async;
    state.returnAllowed = !kind.isClassInitializer();
    if (kind == FunctionKind.ARROW) {
      state.argumentsForbidden = parent.argumentsForbidden;
      state.superPropertyAllowed = parent.superPropertyAllowed;
      state.superCallAllowed = parent.superCallAllowed;
      state.newTargetAllowed = parent.newTargetAllowed;
    } else {
      state.argumentsForbidden = kind.isClassInitializer();
      state.superPropertyAllowed = kind.isMethod();
      state.superCallAllowed = kind == FunctionKind.DERIVED_CONSTRUCTOR;
      state.newTargetAllowed = true;
    }
    return state;
  }

  void note(FunctionFlag flag) {
    flags |= flag.bit();
  }

  void noteEval(int at) {
    latestEval = at;
    note(FunctionFlag.HAS_DIRECT_EVAL);
  }

  /** All flags, those kept in fields included. */
  int allFlags() {
    return flags
        | (strict ? FunctionFlag.STRICT.bit() : 0)
        | (async ? FunctionFlag.ASYNC.bit() : 0)
        | (generator ? FunctionFlag.GENERATOR.bit() : 0);
  }

  /**
   * Hands an arrow function's uses of this, arguments, super and new.target to the function around
   * it.
   */
  void shareUsesWithParent() {
    int shared =
        FunctionFlag.USES_THIS.bit()
            | FunctionFlag.USES_ARGUMENTS.bit()
            | FunctionFlag.USES_SUPER_PROPERTY.bit()
            | FunctionFlag.USES_SUPER_CALL.bit()
            | FunctionFlag.USES_NEW_TARGET.bit();
    if (parent != null) {
      parent.flags |= flags & shared;
    }
  }

  @Nullable Label label(String name) {
    for (int i = labels.size() - 1; i >= 0; i--) {
      if (labels.get(i).name.equals(name)) {
        return labels.get(i);
      }
    }
    return null;
  }
}

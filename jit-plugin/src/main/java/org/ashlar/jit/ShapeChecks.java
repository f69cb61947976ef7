package org.ashlar.jit;

import java.lang.classfile.Label;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.ashlar.spi.jit.SiteFeedback.PropertyCase;
import org.jspecify.annotations.Nullable;

/** Tests of the shapes of receivers and their prototypes; what is known already is not tested. */
final class ShapeChecks {
  private static final String OBJECT_CLASS = "org/ashlar/vm/object/JsObject";

  private final Assembler asm;
  private final Registers registers;
  private final KnownShapes known;
  private final boolean failing;

  ShapeChecks(Assembler asm, Registers registers, boolean failing) {
    this.asm = asm;
    this.registers = registers;
    this.known = registers.shapes();
    this.failing = failing;
  }

  /** What is done in one case. */
  interface Access {
    /** With the object in a local; goes to {@code exit} where the case turns out not to apply. */
    void emit(PropertyCase seen, int object, @Nullable Label exit);
  }

  /**
   * Does what the case says that applies to the object of a register, and leaves if none does.
   *
   * @param certain whether a case applies as soon as the object has its shape
   * @param wanted what those who leave did not find
   * @return the cases that may have applied
   */
  List<PropertyCase> accessOrLeave(
      List<PropertyCase> cases,
      int register,
      Predicate<PropertyCase> certain,
      String wanted,
      Access access) {
    boolean covered = covers(cases, register);
    List<PropertyCase> possible = possible(cases, register);
    Label exit =
        covered && possible.stream().allMatch(certain) ? null : registers.exitLabel(wanted);
    if (failing) {
      asm.go(exit);
    }
    int object = receiver(register, exit);
    Label done = asm.newLabel();
    for (int at = 0; at < possible.size(); at++) {
      PropertyCase seen = possible.get(at);
      boolean last = at == possible.size() - 1;
      Label next = last ? exit : asm.newLabel();
      if (!covered || !last) {
        shape(object, seen.shape(), next);
      }
      access.emit(seen, object, exit);
      if (!last) {
        asm.go(done);
        asm.bind(next);
      }
    }
    asm.bind(done);
    return possible;
  }

  /** Whether it is certain that one of the cases applies to the object of a register. */
  private boolean covers(List<PropertyCase> cases, int register) {
    return known.isKnown(register) && shapes(cases).containsAll(known.of(register));
  }

  /** The cases that may apply to the object of a register; all if none may. */
  private List<PropertyCase> possible(List<PropertyCase> cases, int register) {
    Set<Integer> shapes = known.of(register);
    List<PropertyCase> possible =
        cases.stream().filter(seen -> shapes.contains(seen.shape())).toList();
    return possible.isEmpty() ? cases : possible;
  }

  /** The shapes that objects have to which one of the cases applies. */
  static Set<Integer> shapes(List<PropertyCase> cases) {
    Set<Integer> shapes = new HashSet<>();
    cases.forEach(seen -> shapes.add(seen.shape()));
    return shapes;
  }

  /** Puts the object of a register into a local; goes to {@code miss} if it is none. */
  int receiver(int register, @Nullable Label miss) {
    int object = registers.receiver(register);
    if (!known.isKnown(register)) {
      registers.pushFresh(register);
      asm.instanceOf(OBJECT_CLASS);
      asm.emit(code -> code.ifeq(Objects.requireNonNull(miss)));
      registers.pushFresh(register);
      asm.cast(OBJECT_CLASS);
      asm.storeObject(object);
    }
    return object;
  }

  /** Goes to {@code miss} unless the object in a local has a shape. */
  void shape(int object, int shape, @Nullable Label miss) {
    asm.loadObject(object);
    asm.getField("object.shape");
    asm.constant(shape, "Lorg/ashlar/vm/shape/Shape;");
    asm.emit(code -> code.if_acmpne(Objects.requireNonNull(miss)));
  }

  /**
   * Compares the shapes of the prototypes up to the holder; returns the holder's local.
   *
   * @param object local of the receiver
   */
  int holder(PropertyCase seen, int object, @Nullable Label miss) {
    int holder = object;
    for (int shape : seen.holders()) {
      holder = prototype(holder, shape, miss);
    }
    return holder;
  }

  /** Goes to {@code miss} unless a case's holders are the whole prototype chain of an object. */
  void chain(PropertyCase seen, int register, int object, @Nullable Label miss) {
    if (known.hasChain(register, seen.holders())) {
      return;
    }
    int last = holder(seen, object, miss);
    if (last != object) {
      asm.loadObject(last);
      asm.getField("object.prototype");
      asm.emit(code -> code.ifnonnull(Objects.requireNonNull(miss)));
    }
  }

  private int prototype(int object, int shape, @Nullable Label miss) {
    int next = registers.temporary(5);
    asm.loadObject(object);
    asm.getField("object.prototype");
    asm.storeObject(next);
    asm.loadObject(next);
    asm.emit(code -> code.ifnull(Objects.requireNonNull(miss)));
    shape(next, shape, miss);
    return next;
  }
}

package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Set;

/**
 * The registers of a function as JVM locals, and the forms in which each is at hand now.
 *
 * <p>A register has a reference local, an int, a double, and one for the object that it is known to
 * be. Guards that take a primitive out of a box leave the code through the {@link Exits} of the
 * present pc.
 */
final class Registers {
  /** Agent, room, function, this and new target come first. */
  static final int AGENT = 0;

  static final int ROOM = 1;
  static final int FUNCTION = 2;
  static final int THIS = 3;
  static final int NEW_TARGET = 4;
  private static final int LEADING = 5;

  /** Knows the exits of the present pc. */
  interface ExitSource {
    /** The label to go to with the present forms. */
    Label at(Registers registers, String wanted);
  }

  private final Assembler asm;
  private final int count;
  private final int first;
  private final KnownShapes shapes = new KnownShapes();
  private int[] forms;
  private ExitSource exit;

  /**
   * Locals of a function.
   *
   * @param hasArguments whether the array of all arguments stands before the registers
   */
  Registers(Assembler asm, int count, boolean hasArguments, ExitSource exit) {
    this.asm = asm;
    this.count = count;
    this.first = leading(hasArguments);
    this.forms = new int[count];
    this.exit = exit;
    asm.setListener(shapes::called);
  }

  /** What is known of the objects in registers. */
  KnownShapes shapes() {
    return shapes;
  }

  int count() {
    return count;
  }

  /** How many locals come before those of registers. */
  static int leading(boolean hasArguments) {
    return hasArguments ? LEADING + 1 : LEADING;
  }

  /** The local with the array of all arguments. */
  int allArguments() {
    if (first == LEADING) {
      throw new Decline("arguments without a flag", true);
    }
    return LEADING;
  }

  /** Where guards go that fail from now on. */
  void setExit(ExitSource exit) {
    this.exit = exit;
  }

  /**
   * Where to go when a guard fails.
   *
   * @param wanted what the guard asks for, for people
   */
  Label exitLabel(String wanted) {
    return exit.at(this, wanted);
  }

  int[] snapshot() {
    return forms.clone();
  }

  /** Takes up the forms of another place, of whose objects nothing is known. */
  void restore(int[] saved) {
    forms = saved.clone();
    shapes.forgetAll();
  }

  int forms(int register) {
    return forms[register];
  }

  boolean has(int register, int form) {
    return Forms.has(forms[register], form);
  }

  int object(int register) {
    return first + register;
  }

  private int integer(int register) {
    return first + count + register;
  }

  private int number(int register) {
    return first + 2 * count + 2 * register;
  }

  /** The local with the object of a register whose shapes are known. */
  int receiver(int register) {
    return first + 4 * count + register;
  }

  /** A local that belongs to no register. */
  int temporary(int index) {
    return first + 5 * count + index;
  }

  void pushAgent() {
    asm.loadObject(AGENT);
  }

  void pushFunction() {
    asm.loadObject(FUNCTION);
  }

  /** The callee may have used native room; what is left for native code is this frame's again. */
  void restoreRoom() {
    pushAgent();
    asm.loadInt(ROOM);
    asm.putField("agent.room");
  }

  // ---- Definitions: the value is on the stack ----

  private void become(int register, int form) {
    forms[register] = form;
    shapes.forget(register);
  }

  void defineObject(int register) {
    asm.storeObject(object(register));
    become(register, Forms.BOX);
  }

  /** An object of a certain shape, as such on the stack. */
  void defineReceiver(int register, int shape) {
    asm.storeObject(receiver(register));
    asm.loadObject(receiver(register));
    defineObject(register);
    shapes.learn(register, Set.of(shape));
  }

  void defineInt(int register) {
    asm.storeInt(integer(register));
    become(register, Forms.INT);
  }

  void defineDouble(int register) {
    asm.storeDouble(number(register));
    become(register, Forms.DOUBLE);
  }

  void defineTruth(int register) {
    asm.storeInt(integer(register));
    become(register, Forms.TRUTH);
  }

  /** The register holds a boxed value that was stored by other means. */
  void declareObject(int register) {
    become(register, Forms.BOX);
  }

  /** Puts anything into the locals of forms, so that the JVM knows them. */
  void fill(int register, int wanted) {
    if (Forms.has(wanted, Forms.BOX)) {
      asm.emit(CodeBuilder::aconst_null);
      asm.storeObject(object(register));
    }
    if (Forms.has(wanted, Forms.INT) || Forms.has(wanted, Forms.TRUTH)) {
      asm.intConstant(0);
      asm.storeInt(integer(register));
    }
    if (Forms.has(wanted, Forms.DOUBLE)) {
      asm.doubleConstant(0);
      asm.storeDouble(number(register));
    }
  }

  void copy(int to, int from) {
    int present = forms[from];
    if (to == from) {
      return;
    }
    if (Forms.has(present, Forms.BOX)) {
      asm.loadObject(object(from));
      asm.storeObject(object(to));
    }
    if (Forms.has(present, Forms.INT) || Forms.has(present, Forms.TRUTH)) {
      asm.loadInt(integer(from));
      asm.storeInt(integer(to));
    }
    if (Forms.has(present, Forms.DOUBLE)) {
      asm.loadDouble(number(from));
      asm.storeDouble(number(to));
    }
    become(to, present);
  }

  // ---- Uses ----

  /** Boxes the value if it is not boxed yet, and keeps the box. */
  void ensureBox(int register) {
    if (!has(register, Forms.BOX)) {
      box(register);
      asm.storeObject(object(register));
      forms[register] |= Forms.BOX;
    }
  }

  /** Pushes the value as an object, boxing it if it is not boxed yet; the box is kept. */
  void pushObject(int register) {
    ensureBox(register);
    asm.loadObject(object(register));
  }

  /**
   * Pushes the value as an object and keeps no box: for one of several paths within an instruction.
   */
  void pushFresh(int register) {
    if (has(register, Forms.BOX)) {
      asm.loadObject(object(register));
    } else {
      box(register);
    }
  }

  /** Pushes an array of the boxed values of a run of registers. */
  void pushRange(int from, int length) {
    List<Runnable> values = Assembler.list();
    for (int r = from; r < from + length; r++) {
      int register = r;
      values.add(() -> pushFresh(register));
    }
    asm.objectArray(values);
  }

  private void box(int register) {
    if (has(register, Forms.INT)) {
      asm.loadInt(integer(register));
      asm.call("box.int");
    } else if (has(register, Forms.DOUBLE)) {
      asm.loadDouble(number(register));
      asm.emit(code -> code.invokestatic(ConstantDescs.CD_Double, "valueOf", JvmTypes.BOX_DOUBLE));
    } else {
      asm.loadInt(integer(register));
      asm.emit(
          code -> code.invokestatic(ConstantDescs.CD_Boolean, "valueOf", JvmTypes.BOX_BOOLEAN));
    }
  }

  /** Makes sure that the int form is at hand; leaves the code if the value is no Integer. */
  void ensureInt(int register, boolean failing) {
    if (has(register, Forms.INT)) {
      return;
    }
    if (!has(register, Forms.BOX) || failing) {
      asm.go(exitLabel("an int"));
    } else {
      asm.loadObject(object(register));
      asm.instanceOf("java/lang/Integer");
      Label exitHere = exitLabel("an int");
      asm.emit(code -> code.ifeq(exitHere));
      asm.loadObject(object(register));
      asm.cast("java/lang/Integer");
      asm.emit(
          code -> code.invokevirtual(ConstantDescs.CD_Integer, "intValue", JvmTypes.UNBOX_INT));
      asm.storeInt(integer(register));
    }
    forms[register] |= Forms.INT;
  }

  /** Makes sure that the double form is at hand; leaves the code if the value is no number. */
  void ensureDouble(int register, boolean failing) {
    if (has(register, Forms.DOUBLE)) {
      return;
    }
    if (has(register, Forms.INT)) {
      asm.loadInt(integer(register));
      asm.emit(CodeBuilder::i2d);
      asm.storeDouble(number(register));
    } else if (!has(register, Forms.BOX) || failing) {
      asm.go(exitLabel("a number"));
    } else {
      asm.loadObject(object(register));
      asm.call("isNumber");
      Label exitHere = exitLabel("a number");
      asm.emit(code -> code.ifeq(exitHere));
      asm.loadObject(object(register));
      asm.call("doubleOf");
      asm.storeDouble(number(register));
    }
    forms[register] |= Forms.DOUBLE;
  }

  /** Pushes the int form, which must be at hand. */
  void pushInt(int register) {
    asm.loadInt(integer(register));
  }

  /** Pushes the value as a double; int or double form must be at hand. */
  void pushDouble(int register) {
    if (has(register, Forms.DOUBLE)) {
      asm.loadDouble(number(register));
    } else {
      asm.loadInt(integer(register));
      asm.emit(CodeBuilder::i2d);
    }
  }

  /** Whether the value is a number for certain. */
  boolean isNumber(int register) {
    return has(register, Forms.INT) || has(register, Forms.DOUBLE);
  }

  /** Whether a register is a double and no int is at hand. */
  boolean isDoubleAlone(int register) {
    return has(register, Forms.DOUBLE) && !has(register, Forms.INT);
  }

  /** Brings a register into all the forms that a target place expects. */
  void convert(int register, int wanted, boolean failing) {
    if (Forms.has(wanted, Forms.BOX)) {
      ensureBox(register);
    }
    if (Forms.has(wanted, Forms.INT) && !has(register, Forms.INT)) {
      ensureInt(register, failing);
    }
    if (Forms.has(wanted, Forms.DOUBLE) && !has(register, Forms.DOUBLE)) {
      ensureDouble(register, failing);
    }
  }
}

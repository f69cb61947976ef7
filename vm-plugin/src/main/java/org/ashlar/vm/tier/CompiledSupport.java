package org.ashlar.vm.tier;

import java.util.Arrays;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.AllocationSite;
import org.ashlar.vm.execution.CodeEntry;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.ExecutionHost;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LargeObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.MediumObject;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.StorageClass;
import org.ashlar.vm.value.SameValue;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What compiled code calls beside the instruction families: exits, conversions, and small steps on
 * arrays and environments.
 */
public final class CompiledSupport {
  /** The method beneath the frame in which a left function goes on, as it is found on a stack. */
  public static final String EXIT_METHOD = "leave";

  private CompiledSupport() {}

  /**
   * Leaves compiled code for the interpreter, which goes on at {@code pc} and finishes the call.
   *
   * @param registers values of the registers that are live there; owned by the new frame
   * @param pc where to go on, or its complement if not because something was not as expected
   */
  public static Object exit(
      Agent agent,
      int room,
      ScriptFunction function,
      @Nullable Object thisValue,
      Object newTarget,
      Object[] registers,
      int pc) {
    return leave(agent, room, function, thisValue, newTarget, null, registers, pc);
  }

  static Object leave(
      Agent agent,
      int room,
      ScriptFunction function,
      @Nullable Object thisValue,
      Object newTarget,
      Object @Nullable [] arguments,
      Object[] registers,
      int pc) {
    Frame frame = left(agent, function, thisValue, newTarget, arguments, registers, pc);
    return ((ExecutionHost) agent.host()).run(agent, room + CompiledEntry.WEIGHT, frame);
  }

  /**
   * Leaves compiled code of a loop: what entered the loop goes on with the frame that is returned.
   * Running it here would let the Java stack grow with each exit of a loop that is entered again.
   *
   * @param registers values of the registers that are live there; owned by the frame
   */
  public static Object leaveLoop(
      Agent agent,
      ScriptFunction function,
      @Nullable Object thisValue,
      Object newTarget,
      Object @Nullable [] arguments,
      Object[] registers,
      int pc) {
    return left(agent, function, thisValue, newTarget, arguments, registers, pc);
  }

  /** The frame in which the interpreter goes on where compiled code was left. */
  private static Frame left(
      Agent agent,
      ScriptFunction function,
      @Nullable Object thisValue,
      Object newTarget,
      Object @Nullable [] arguments,
      Object[] registers,
      int pc) {
    if (pc >= 0) {
      JitTier.exited(agent, function.code, pc);
    }
    Frame frame = new Frame(function, FeedbackVector.of(function.code), thisValue, registers);
    frame.newTarget = newTarget instanceof JsObject target ? target : null;
    frame.arguments = arguments;
    frame.pc = pc < 0 ? ~pc : pc;
    return frame;
  }

  /** new.target of a frame that compiled code takes over, as a value. */
  public static Object newTarget(Frame frame) {
    return frame.newTarget();
  }

  /** Registers of a frame that begins in the middle: undefined where nothing is live. */
  public static Object[] newRegisters(int count) {
    Object[] registers = new Object[count];
    Arrays.fill(registers, Undefined.UNDEFINED);
    return registers;
  }

  public static boolean isNumber(Object value) {
    return value instanceof Integer || value instanceof Double;
  }

  /** The double of an Integer or Double. */
  public static double doubleOf(Object value) {
    return value instanceof Double d ? d : ((Integer) value);
  }

  public static int toInt32(double value) {
    return TypeConversion.toInt32(value);
  }

  public static boolean truthy(double value) {
    return value != 0 && !Double.isNaN(value);
  }

  public static boolean isHole(double value) {
    return Elements.isHole(value);
  }

  public static double canonical(double value) {
    return Elements.canonical(value);
  }

  public static boolean strictEquals(Object a, Object b) {
    return a == b ? !(a instanceof Double d && d.isNaN()) : SameValue.strictlyEqual(a, b);
  }

  /** Whether a value is the built-in function that a call site has always seen. */
  public static boolean isBuiltin(Object callee, Object target) {
    return callee instanceof BuiltinFunction builtin
        && builtin.id == ((Calls.BuiltinTarget) target).id()
        && builtin.table == ((Calls.BuiltinTarget) target).table();
  }

  /** The code of a script function; Java null for anything else. */
  public static @Nullable Object codeOf(Object callee) {
    return callee instanceof ScriptFunction function ? function.code : null;
  }

  /** The entry of a script function. */
  public static CodeEntry entry(Agent agent, ScriptFunction function) {
    return function.entry(agent);
  }

  /** Whether what a slot holds is no value yet, see {@code object.LazyValue}. */
  public static boolean isLazy(Object content) {
    return content instanceof LazyValue;
  }

  /** A safe point of a loop. */
  public static void poll(Agent agent) {
    if (agent.pollRequested()) {
      agent.host().polled(agent);
    }
  }

  // ---- Environments and globals ----

  public static @Nullable Object closureEnvironment(ScriptFunction function) {
    return function.environment;
  }

  public static Environment newEnvironment(Agent agent, @Nullable Object outer, int slots) {
    return agent.visible(new Environment(new Object[slots], (Environment) outer));
  }

  public static Environment copyEnvironment(Agent agent, Object environment) {
    return agent.visible(((Environment) environment).copy());
  }

  public static Object loadGlobal(Agent agent, ScriptFunction function, int index) {
    return GlobalBindings.load(agent, function.links, index);
  }

  public static void storeGlobal(Agent agent, ScriptFunction function, int index, Object value) {
    GlobalBindings.store(agent, function.links, index, value, function.code.isStrict());
  }

  public static Object createClosure(
      ScriptFunction function, Object code, @Nullable Object environment) {
    return ScriptFunction.create((CodeBlock) code, (Environment) environment, function.links);
  }

  // ---- Literals ----

  public static JsObject newObject(Agent agent, ScriptFunction function, int pc, int slot) {
    return Literals.newObject(agent, FeedbackVector.of(function.code), pc, slot);
  }

  /** An object literal of a site whose storage class is settled: two fields of each kind. */
  public static JsObject newSmallObject(Agent agent, Shape root) {
    return agent.visible(new SmallObject(root, agent.realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE)));
  }

  /** The same with four fields of each kind. */
  public static JsObject newMediumObject(Agent agent, Shape root) {
    return agent.visible(new MediumObject(root, agent.realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE)));
  }

  /** The same with eight fields of each kind. */
  public static JsObject newLargeObject(Agent agent, Shape root) {
    return agent.visible(new LargeObject(root, agent.realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE)));
  }

  /** What a constructor begins with whose storage class is settled: two fields of each kind. */
  public static JsObject newSmallInstance(
      Agent agent, ScriptFunction function, Object site, Shape root) {
    return agent.visible(
        new SmallObject(root, function.instancePrototype(agent, (AllocationSite) site)));
  }

  /** The same with four fields of each kind. */
  public static JsObject newMediumInstance(
      Agent agent, ScriptFunction function, Object site, Shape root) {
    return agent.visible(
        new MediumObject(root, function.instancePrototype(agent, (AllocationSite) site)));
  }

  /** The same with eight fields of each kind. */
  public static JsObject newLargeInstance(
      Agent agent, ScriptFunction function, Object site, Shape root) {
    return agent.visible(
        new LargeObject(root, function.instancePrototype(agent, (AllocationSite) site)));
  }

  /** What a construction by a base constructor answers. */
  public static Object constructed(Object result, JsObject made) {
    return result instanceof JsObject ? result : made;
  }

  public static JsArray newArray(Agent agent, Object[] values) {
    return values.length == 0
        ? agent.realm.newArray()
        : Literals.newArray(agent, values, 0, values.length);
  }

  // ---- Calls ----

  public static Object callMany(
      Agent agent, int room, Object callee, Object thisValue, Object[] arguments) {
    return ((JsFunction) callee).call(agent, room, thisValue, arguments);
  }

  /** Whether new may be applied. */
  public static boolean isConstructor(Object callee) {
    return callee instanceof JsFunction function && function.isConstructor();
  }

  public static Object construct(Agent agent, int room, Object callee, Object[] arguments) {
    JsFunction function = (JsFunction) callee;
    return function.construct(agent, room, arguments, function);
  }

  public static ThrowCompletion thrown(Object value) {
    return new ThrowCompletion(value);
  }

  // ---- Objects ----

  /** Whether the prototypes of an object have in turn exactly these shapes, and then end. */
  public static boolean isWholeChain(JsObject object, Object[] shapes) {
    JsObject at = object;
    for (Object expected : shapes) {
      JsObject parent = at.prototype;
      if (parent == null || parent.shape != expected) {
        return false;
      }
      at = parent;
    }
    return at.prototype == null;
  }

  /**
   * Goes to a child shape whose new slot lies beyond the fields, or whose kind must be looked at.
   */
  public static void extend(JsObject object, Object shape, Object value) {
    object.extend((Shape) shape, value);
  }

  /** Whether a shape still is what stores should lead to. */
  public static boolean isCurrent(Object shape) {
    return !((Shape) shape).isDeprecated();
  }

  /**
   * Appends a number to an array whose storage has room for it; false if the generic way must be
   * taken.
   */
  public static boolean appendInt(Agent agent, JsArray array, int index, int value) {
    if (mayAppend(agent, array, index)
        && array.elements instanceof int[] ints
        && index < ints.length
        && value != Elements.INT_HOLE) {
      ints[index] = value;
      array.length = index + 1;
      return true;
    }
    return false;
  }

  /**
   * Appends a value to a dense array; the new length, or -1 if Array.prototype.push itself must be
   * called.
   */
  public static int push(Agent agent, Object receiver, Object value) {
    if (receiver instanceof JsArray array
        && array.length >= 0
        && array.length < Integer.MAX_VALUE
        && mayAppend(agent, array, array.length)) {
      array.append(agent, value);
      return array.length;
    }
    return -1;
  }

  private static boolean mayAppend(Agent agent, JsArray array, int index) {
    return index == array.length
        && !agent.elementsOnPrototypes
        && (array.flags & JsObject.USED_AS_PROTOTYPE) == 0;
  }

  /** Appends a double likewise. */
  public static boolean appendDouble(Agent agent, JsArray array, int index, double value) {
    if (mayAppend(agent, array, index)
        && array.elements instanceof double[] doubles
        && index < doubles.length) {
      doubles[index] = Elements.canonical(value);
      array.length = index + 1;
      return true;
    }
    return false;
  }

  /** How many fields of each kind objects of a shape have. */
  static int fields(Shape shape) {
    StorageClass storage = shape.storage();
    return storage.fields();
  }

  /** The length of a dense array, a typed array or a string, or -1 for anything else. */
  public static int lengthOf(Agent agent, Object value) {
    if (value instanceof JsArray array) {
      return array.length;
    }
    if (value instanceof TypedArrayObject array) {
      return array.lengthProperty(agent);
    }
    return value instanceof CharSequence text ? text.length() : -1;
  }

  /** The int32 in a typed array; the hole if the access has to be looked at closer. */
  public static int typedInt(Object base, int index) {
    return base instanceof TypedArrayObject array ? array.intElement(index) : Elements.INT_HOLE;
  }

  /** The number in a typed array; the hole if the access has to be looked at closer. */
  public static double typedDouble(Object base, int index) {
    return base instanceof TypedArrayObject array
        ? array.doubleElement(index)
        : Elements.DOUBLE_HOLE;
  }

  /** Stores a number into a typed array; false if the access has to be looked at closer. */
  public static boolean setTypedInt(Object base, int index, int value) {
    return base instanceof TypedArrayObject array && array.setInt(index, value);
  }

  /** Stores a number into a typed array; false if the access has to be looked at closer. */
  public static boolean setTypedDouble(Object base, int index, double value) {
    return base instanceof TypedArrayObject array && array.setDouble(index, value);
  }

  /** The unit at an index of a string, or -1 if the receiver or the index is not plain. */
  public static int charCodeAt(Object receiver, int index) {
    if (receiver instanceof CharSequence text) {
      if (text instanceof String flat) {
        return index >= 0 && index < flat.length() ? flat.charAt(index) : -1;
      }
      if (index >= 0 && index < text.length()) {
        return text.charAt(index);
      }
    }
    return -1;
  }

  /** The feedback vector of a code block that ran before. */
  static FeedbackVector feedback(CodeBlock code) {
    return FeedbackVector.of(code);
  }
}

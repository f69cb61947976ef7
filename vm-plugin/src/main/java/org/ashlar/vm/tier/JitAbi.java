package org.ashlar.vm.tier;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ashlar.spi.SpiVersion;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.Operand;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.CodeEntry;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.ArgumentsObject;
import org.ashlar.vm.instruction.Arithmetic;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.instruction.Closures;
import org.ashlar.vm.instruction.Comparison;
import org.ashlar.vm.instruction.Destructuring;
import org.ashlar.vm.instruction.ElementAccess;
import org.ashlar.vm.instruction.ForInEnumerator;
import org.ashlar.vm.instruction.Iteration;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.NumericOperators;
import org.ashlar.vm.instruction.PrivateMembers;
import org.ashlar.vm.instruction.PropertyRead;
import org.ashlar.vm.instruction.PropertyWrite;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LargeObject;
import org.ashlar.vm.object.MediumObject;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;

/**
 * The ABI of this virtual machine, read off the classes it names, so that a renamed method fails at
 * start and not in a program.
 */
public final class JitAbi {
  /** What the compiled class extends; its package is where compiled classes are defined. */
  private static final Class<?> HOST = CompiledEntry.class;

  private static final Set<String> ENTRIES =
      Set.of(
          "call",
          "call0",
          "call1",
          "call2",
          "call3",
          "construct",
          "construct0",
          "construct1",
          "construct2",
          "construct3",
          CompiledEntry.LOOP_METHOD);

  private final Map<String, AbiDescription.Operation> operations = new HashMap<>();
  private final Map<String, AbiDescription.Field> fields = new HashMap<>();
  private final Set<String> classes = new HashSet<>();

  private JitAbi() {}

  /** The description; the same at each call. */
  public static AbiDescription describe() {
    JitAbi abi = new JitAbi();
    abi.operations();
    abi.fields();
    abi.classes();
    return new AbiDescription(
        new SpiVersion(0, 1, 0),
        internal(HOST),
        entries(),
        instructions(),
        abi.operations,
        abi.fields,
        abi.classes);
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>();
    for (Class<?> owner : new Class<?>[] {CodeEntry.class, CompiledEntry.class}) {
      for (Method method : owner.getDeclaredMethods()) {
        if (ENTRIES.contains(method.getName())) {
          entries.put(method.getName(), descriptor(method));
        }
      }
    }
    return entries;
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  private static List<AbiDescription.Instruction> instructions() {
    List<AbiDescription.Instruction> rows = new ArrayList<>();
    for (Opcode opcode : Opcode.values()) {
      rows.add(
          new AbiDescription.Instruction(
              opcode.name(),
              opcode.operands().stream().map(JitAbi::operand).toList(),
              AbiDescription.Flow.valueOf(opcode.flow().name()),
              opcode.pure()));
    }
    return rows;
  }

  private static AbiDescription.Operand operand(Operand operand) {
    return AbiDescription.Operand.valueOf(operand.name());
  }

  private void operations() {
    everyPublicStatic("", CompiledSupport.class);
    everyPublicStatic("", CompiledFunctions.class);
    everyPublicStatic("entry.", CompiledEntry.class);
    for (String name :
        List.of(
            "add",
            "subtract",
            "multiply",
            "divide",
            "remainder",
            "bitAnd",
            "bitOr",
            "bitXor",
            "shiftLeft",
            "shiftRight",
            "shiftRightUnsigned",
            "increment",
            "decrement",
            "negate",
            "bitNot")) {
      operation("arithmetic." + name, Arithmetic.class, name);
    }
    for (String name :
        List.of("less", "lessEqual", "greater", "greaterEqual", "equal", "truthy", "isNullish")) {
      operation("comparison." + name, Comparison.class, name);
    }
    operation("number.convert", NumericOperators.class, "convert");
    operation("type.of", TestingAndComparison.class, "typeOf");
    operation("type.instanceOf", TestingAndComparison.class, "instanceOf");
    // HotSpot knows this method and removes boxes that do not escape.
    put("box.int", boxInt(), AbiDescription.Call.STATIC);
    operation("property.get", PropertyRead.class, "get");
    operation("property.length", PropertyRead.class, "length");
    operation("property.set", PropertyWrite.class, "set");
    operation("property.define", PropertyWrite.class, "define");
    operation("element.get", ElementAccess.class, "get");
    operation("element.set", ElementAccess.class, "set");
    rareOperations();
    for (String name : List.of("call0", "call1", "call2", "call3", "call")) {
      virtual("function." + name, JsFunction.class, name);
      virtual("code." + name, CodeEntry.class, name);
    }
    for (String name : List.of("construct0", "construct1", "construct2", "construct3")) {
      virtual("code." + name, CodeEntry.class, name);
    }
    virtual("entry.callInRealm", CompiledEntry.class, "callInRealm");
    virtual("entry.constructInRealm", CompiledEntry.class, "constructInRealm");
    virtual("function.bindThis", ScriptFunction.class, "bindThis");
    for (String name : List.of("sqrt", "floor", "ceil", "abs", "sin", "cos")) {
      doubleMath(name);
    }
    operations.put(
        "constant",
        new AbiDescription.Operation(
            internal(ClassConstants.class),
            "at",
            descriptor(method(ClassConstants.class, "at")),
            AbiDescription.Call.BOOTSTRAP));
  }

  /** Operations that have no fast path of their own. */
  private void rareOperations() {
    operation("number.exponentiate", NumericOperators.class, "exponentiate");
    operation("type.toString", TypeConversion.class, "toString");
    operation("type.toObject", TypeConversion.class, "toObject");
    for (String name :
        List.of(
            "toKeyValue",
            "toReferenceKey",
            "in",
            "deleteNamed",
            "delete",
            "getSuper",
            "setSuper")) {
      operation("element." + name, ElementAccess.class, name);
    }
    for (String name :
        List.of("get", "set", "has", "addField", "addMethod", "addToClass", "initializeInstance")) {
      operation("private." + name, PrivateMembers.class, name);
    }
    for (String name :
        List.of(
            "defineElement",
            "setLiteralPrototype",
            "newArrayCopy",
            "newRegExp",
            "templateObject",
            "append")) {
      operation("literal." + name, Literals.class, name);
    }
    for (String name : List.of("defineMethod", "setFunctionName", "constructorResult")) {
      operation("closure." + name, Closures.class, name);
    }
    for (String name : List.of("superBase", "superConstructor", "superCall", "spread")) {
      operation("call." + name, Calls.class, name);
    }
    for (String name :
        List.of(
            "iterator",
            "nextMethod",
            "step",
            "callNext",
            "result",
            "requireResult",
            "close",
            "closeSilently",
            "getMethod",
            "spread")) {
      operation("iteration." + name, Iteration.class, name);
    }
    operation("iteration.keys", ForInEnumerator.class, "of");
    operation(
        "destructuring.requireObjectCoercible", Destructuring.class, "requireObjectCoercible");
    operation("arguments.rest", Destructuring.class, "rest");
    operation("arguments.unmapped", ArgumentsObject.class, "unmapped");
  }

  private void doubleMath(String name) {
    operations.put(
        "math." + name,
        new AbiDescription.Operation("java/lang/Math", name, "(D)D", AbiDescription.Call.STATIC));
  }

  private void everyPublicStatic(String prefix, Class<?> owner) {
    for (Method method : owner.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (Modifier.isStatic(modifiers) && Modifier.isPublic(modifiers)) {
        put(prefix + method.getName(), method, AbiDescription.Call.STATIC);
      }
    }
  }

  private static Method method(Class<?> owner, String name) {
    Method found = null;
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && Modifier.isPublic(method.getModifiers())
          && !method.isBridge()
          && (found == null || method.getParameterCount() > found.getParameterCount())) {
        found = method;
      }
    }
    if (found == null) {
      throw new AssertionError(
          "the ABI names " + owner.getName() + "." + name + ", which does not exist");
    }
    return found;
  }

  private static Method boxInt() {
    try {
      return Integer.class.getMethod("valueOf", int.class);
    } catch (NoSuchMethodException missing) {
      throw new AssertionError(missing);
    }
  }

  private void operation(String key, Class<?> owner, String name) {
    put(key, method(owner, name), AbiDescription.Call.STATIC);
  }

  private void virtual(String key, Class<?> owner, String name) {
    put(key, method(owner, name), AbiDescription.Call.VIRTUAL);
  }

  private void put(String key, Method method, AbiDescription.Call call) {
    // What an operation returns stands in locals, so stack maps name it.
    if (!method.getReturnType().isPrimitive() && !method.getReturnType().isArray()) {
      classes.add(internal(method.getReturnType()));
    }
    operations.put(
        key,
        new AbiDescription.Operation(
            internal(method.getDeclaringClass()), method.getName(), descriptor(method), call));
  }

  private void fields() {
    field("object.shape", JsObject.class, "shape", true);
    field("object.prototype", JsObject.class, "prototype", false);
    field("object.elements", JsObject.class, "elements", false);
    field("object.references", JsObject.class, "references", false);
    field("object.numbers", JsObject.class, "numbers", false);
    field("array.length", JsArray.class, "length", false);
    field("agent.room", Agent.class, "room", true);
    field("agent.realm", Agent.class, "realm", false);
    field("function.realm", JsFunction.class, "realm", false);
    field("function.environment", ScriptFunction.class, "environment", false);
    field("environment.slots", Environment.class, "slots", false);
    field("environment.outer", Environment.class, "outer", false);
    field("frame.registers", Frame.class, "registers", false);
    field("frame.function", Frame.class, "function", false);
    field("frame.thisValue", Frame.class, "thisValue", false);
    field("value.undefined", Undefined.class, "UNDEFINED", false);
    field("value.null", JsNull.class, "NULL", false);
    Class<?>[] owners = {
      SmallObject.class,
      SmallObject.class,
      MediumObject.class,
      MediumObject.class,
      LargeObject.class,
      LargeObject.class,
      LargeObject.class,
      LargeObject.class
    };
    for (int slot = 0; slot < owners.length; slot++) {
      field("reference." + slot, owners[slot], "r" + slot, true);
      field("number." + slot, owners[slot], "n" + slot, true);
    }
  }

  private void field(String key, Class<?> owner, String name, boolean writable) {
    try {
      Field field = owner.getDeclaredField(name);
      boolean isStatic = Modifier.isStatic(field.getModifiers());
      fields.put(
          key,
          new AbiDescription.Field(
              internal(owner), name, field.getType().descriptorString(), isStatic, writable));
    } catch (NoSuchFieldException missing) {
      throw new AssertionError(
          "the ABI names " + owner.getName() + "." + name + ", which does not exist", missing);
    }
  }

  private void classes() {
    for (Class<?> type :
        new Class<?>[] {
          Agent.class,
          ScriptFunction.class,
          JsFunction.class,
          JsObject.class,
          SmallObject.class,
          MediumObject.class,
          LargeObject.class,
          JsArray.class,
          Environment.class,
          Frame.class,
          CodeEntry.class,
          CompiledEntry.class,
          org.ashlar.vm.value.StringKey.class,
          org.ashlar.vm.shape.Shape.class,
          Integer.class,
          Double.class,
          Boolean.class,
          Object.class,
          String.class,
          Number.class,
          Throwable.class,
          ThrowCompletion.class
        }) {
      classes.add(internal(type));
    }
  }
}

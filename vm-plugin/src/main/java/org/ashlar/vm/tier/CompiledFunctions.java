package org.ashlar.vm.tier;

import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.ArgumentsObject;
import org.ashlar.vm.instruction.ForInEnumerator;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.NameLookup;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * What compiled code calls for instructions that the interpreter executes on its frame: compiled
 * code has the parts of a frame, and no frame.
 */
public final class CompiledFunctions {
  private CompiledFunctions() {}

  // ---- Frames ----

  /** All arguments of a frame that compiled code takes over. */
  public static Object[] frameArguments(Frame frame) {
    return frame.allArguments();
  }

  /** Like {@link CompiledSupport#exit} in a function that asks for all its arguments. */
  public static Object exitWithArguments(
      Agent agent,
      int room,
      ScriptFunction function,
      @Nullable Object thisValue,
      Object newTarget,
      Object[] arguments,
      Object[] registers,
      int pc) {
    return CompiledSupport.leave(
        agent, room, function, thisValue, newTarget, arguments, registers, pc);
  }

  /** What a handler receives of an exception. */
  public static Object thrownValue(ThrowCompletion thrown) {
    return thrown.value();
  }

  // ---- Functions and classes ----

  /** A class constructor was called without new; the error is of its own realm. */
  public static Object classCalled(Agent agent, ScriptFunction function) {
    Realm caller = agent.realm;
    agent.realm = function.realm;
    try {
      throw Errors.typeError(agent, Message.CLASS_CONSTRUCTOR_WITHOUT_NEW, function.displayName());
    } finally {
      agent.realm = caller;
    }
  }

  /** A function with a home object. */
  public static Object createMethod(
      ScriptFunction function, Object code, @Nullable Object environment, Object home) {
    ScriptFunction made =
        ScriptFunction.create((CodeBlock) code, (Environment) environment, function.links);
    made.setHomeObject((JsObject) home);
    return made;
  }

  public static Object mappedArguments(
      Agent agent, Object[] arguments, ScriptFunction function, Object environment, Object slots) {
    return ArgumentsObject.mapped(
        agent, arguments, function, (Environment) environment, (int[]) slots);
  }

  // ---- Names ----

  public static Object globalThis(ScriptFunction function) {
    return function.links.realm().global();
  }

  public static Object typeOfGlobal(Agent agent, ScriptFunction function, int index) {
    return GlobalBindings.typeOf(agent, function.links, index);
  }

  public static boolean resolvesGlobal(Agent agent, ScriptFunction function, int index) {
    return GlobalBindings.resolves(agent, function.links, index);
  }

  public static Object loadImport(
      Agent agent, Object environment, int hops, int slot, StringKey name) {
    return NameLookup.loadImport(
        agent, ((Environment) environment).outward(hops).slots[slot], name);
  }

  // ---- Iteration and literals ----

  /** The next key of a for-in loop, or Java null. */
  public static @Nullable Object nextKey(Agent agent, Object enumerator) {
    return ((ForInEnumerator) enumerator).next(agent);
  }

  /** Copies own enumerable properties except those of the keys. */
  public static void copyProperties(Agent agent, Object target, Object source, Object[] excluded) {
    Literals.copyDataProperties(agent, target, source, excluded, 0, excluded.length);
  }

  /** Whether a value is a certain int. */
  public static boolean isInt(@Nullable Object value, int expected) {
    return value instanceof Integer i && i == expected;
  }
}

package org.ashlar.vm.instruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Calls and constructions (clauses 13.3.5 to 13.3.8). */
public final class Calls {
  /** A built-in as the target of a call site: row {@code id} of a table. */
  public record BuiltinTarget(org.ashlar.vm.object.BuiltinTable table, int id) {}

  /** The targets of a call site that has seen several, newest first. */
  public record Targets(List<Object> all) {
    private static final int MAX_TARGETS = 4;

    public Targets {
      all = List.copyOf(all);
    }

    private Object with(Object target) {
      if (all.contains(target)) {
        return this;
      }
      if (all.size() == MAX_TARGETS) {
        return MEGAMORPHIC;
      }
      List<Object> more = new ArrayList<>(all);
      more.addFirst(target);
      return new Targets(more);
    }
  }

  /** In the cache of a call site: too many targets were seen. */
  public static final Object MEGAMORPHIC = new Object();

  private Calls() {}

  /**
   * Records the target of a call: a code block, a {@link BuiltinTarget}, several in {@link
   * Targets}, or that there are many.
   */
  public static void record(JsFunction function, @Nullable Object[] caches, int slot) {
    Object seen = caches[slot];
    if (function instanceof ScriptFunction script) {
      if (seen != script.code) {
        recordOther(script.code, caches, slot);
      }
    } else if (function instanceof BuiltinFunction builtin
        && !(seen instanceof BuiltinTarget target
            && target.id == builtin.id
            && target.table == builtin.table)) {
      if (seen != MEGAMORPHIC) {
        recordOther(new BuiltinTarget(builtin.table, builtin.id), caches, slot);
      }
    }
  }

  private static void recordOther(Object target, @Nullable Object[] caches, int slot) {
    Object seen = caches[slot];
    if (seen == null) {
      caches[slot] = target;
    } else if (seen != MEGAMORPHIC) {
      Targets targets = seen instanceof Targets known ? known : new Targets(List.of(seen));
      caches[slot] = targets.with(target);
    }
  }

  /** The callee of the instruction a frame is at, or a TypeError that names it. */
  public static JsFunction require(
      Agent agent, @Nullable Object callee, Frame frame, int register) {
    if (callee instanceof JsFunction function) {
      return function;
    }
    throw Errors.typeError(
        agent, Message.NOT_CALLABLE, CallSites.describe(frame, register, callee));
  }

  /** A call with more than three arguments. */
  public static Object callMany(
      Agent agent,
      int room,
      JsFunction function,
      Object thisValue,
      @Nullable Object[] registers,
      int first,
      int count) {
    Object[] arguments = Arrays.copyOfRange(registers, first, first + count, Object[].class);
    return function.call(agent, room, thisValue, arguments);
  }

  /** new callee(arguments), the arguments in registers. */
  public static Object construct(
      Agent agent,
      int room,
      Frame frame,
      int register,
      int first,
      int count,
      @Nullable Object[] caches,
      int slot) {
    Object callee = frame.registers[register];
    if (callee instanceof JsFunction function && function.isConstructor()) {
      record(function, caches, slot);
      Object[] arguments =
          count == 0
              ? JsFunction.NO_ARGUMENTS
              : Arrays.copyOfRange(frame.registers, first, first + count, Object[].class);
      return function.construct(agent, room, arguments, function);
    }
    throw notConstructor(agent, callee, frame, register);
  }

  /** new callee(...arguments). */
  public static Object construct(
      Agent agent, int room, Frame frame, int register, Object[] arguments) {
    Object callee = frame.registers[register];
    if (callee instanceof JsFunction function && function.isConstructor()) {
      return function.construct(agent, room, arguments, function);
    }
    throw notConstructor(agent, callee, frame, register);
  }

  private static RuntimeException notConstructor(
      Agent agent, @Nullable Object callee, Frame frame, int register) {
    return Errors.typeError(
        agent, Message.NOT_A_CONSTRUCTOR, CallSites.describe(frame, register, callee));
  }

  /** super(arguments). */
  public static Object superCall(
      Agent agent, int room, Object callee, Object[] arguments, Object newTarget) {
    if (callee instanceof JsFunction function && function.isConstructor()) {
      return function.construct(agent, room, arguments, (JsObject) newTarget);
    }
    throw Errors.typeError(
        agent,
        Message.TEXT,
        "Super constructor " + ObjectOperations.display(callee) + " is not a constructor");
  }

  /** The arguments that an internal array collected for a spread call. */
  public static Object[] spread(Object array) {
    JsArray list = (JsArray) array;
    int length = list.length;
    Object[] arguments = new Object[length];
    for (int i = 0; i < length; i++) {
      Object value = org.ashlar.vm.object.Elements.get(list.elements, i);
      arguments[i] = value == null ? Undefined.UNDEFINED : value;
    }
    return arguments;
  }

  /** [[GetPrototypeOf]] of the active function, to be called by super(). */
  public static Object superConstructor(Agent agent, Object function) {
    JsObject parent = ((JsObject) function).getPrototypeOf(agent);
    return parent == null ? org.ashlar.vm.value.JsNull.NULL : parent;
  }

  /** [[GetPrototypeOf]] of the home object; Java null if there is none. */
  public static Object superBase(Agent agent, Object function) {
    JsObject home = ((ScriptFunction) function).homeObject();
    JsObject parent = home == null ? null : home.getPrototypeOf(agent);
    return parent == null ? org.ashlar.vm.value.JsNull.NULL : parent;
  }
}

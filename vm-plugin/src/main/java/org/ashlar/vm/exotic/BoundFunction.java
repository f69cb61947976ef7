package org.ashlar.vm.exotic;

import java.math.BigInteger;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * A bound function exotic object (clause 10.4.1). A chain of bound functions recurses, so each link
 * costs room.
 */
public final class BoundFunction extends JsFunction {
  private static final int WEIGHT = 16;

  private final JsFunction target;
  private final Object boundThis;
  private final Object[] boundArguments;

  private BoundFunction(
      Agent agent,
      @Nullable JsObject prototype,
      JsFunction target,
      Object boundThis,
      Object[] boundArguments) {
    super(agent.group().roots().builtinFunction, prototype, agent.realm);
    this.target = target;
    this.boundThis = boundThis;
    this.boundArguments = boundArguments;
  }

  /** BoundFunctionCreate; takes ownership of the arguments. */
  public static BoundFunction create(
      Agent agent, JsFunction target, Object boundThis, Object[] boundArguments) {
    return new BoundFunction(
        agent, target.getPrototypeOf(agent), target, boundThis, boundArguments);
  }

  /**
   * CopyNameAndLength.
   *
   * @param prefix what stands before the name, a blank included
   * @param arguments how many of the target's arguments are given already
   */
  @EcmaSpec("sec-copynameandlength")
  public static void copyNameAndLength(
      Agent agent, JsFunction to, JsFunction target, String prefix, int arguments) {
    Object length = 0;
    if (ObjectOperations.hasOwnProperty(agent, target, Keys.LENGTH)) {
      Object declared = target.get(agent, Keys.LENGTH);
      if (declared instanceof Number number && !(number instanceof BigInteger)) {
        double left = TypeConversion.toIntegerOrInfinity(agent, number) - arguments;
        length = Numbers.box(Math.max(left, 0));
      }
    }
    to.rawPut(agent, Keys.LENGTH, length, Attributes.CONFIGURABLE);
    CharSequence name = target.get(agent, Keys.NAME) instanceof CharSequence text ? text : "";
    to.rawPut(agent, Keys.NAME, prefixed(agent, prefix, name), Attributes.CONFIGURABLE);
  }

  /** A rope, because functions bound again and again have long names. */
  private static CharSequence prefixed(Agent agent, String prefix, CharSequence name) {
    if (name.length() > Strings.MAX_LENGTH - prefix.length()) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    return prefix.isEmpty() ? name : Strings.concat(prefix, name);
  }

  /** [[BoundTargetFunction]]. */
  public JsFunction target() {
    return target;
  }

  private Object[] joined(Object[] arguments) {
    if (boundArguments.length == 0) {
      return arguments;
    }
    Object[] all = new Object[boundArguments.length + arguments.length];
    System.arraycopy(boundArguments, 0, all, 0, boundArguments.length);
    System.arraycopy(arguments, 0, all, boundArguments.length, arguments.length);
    return all;
  }

  private static int enter(Agent agent, int room) {
    if (room < WEIGHT) {
      throw Errors.stackOverflow(agent);
    }
    return room - WEIGHT;
  }

  /** Its name, which has a space, is none that the grammar of a native function allows. */
  @Override
  public String sourceText() {
    return "function () { [native code] }";
  }

  @Override
  public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
    return target.call(agent, enter(agent, room), boundThis, joined(arguments));
  }

  @Override
  public Object call0(Agent agent, int room, Object thisValue) {
    int left = enter(agent, room);
    return switch (boundArguments.length) {
      case 0 -> target.call0(agent, left, boundThis);
      case 1 -> target.call1(agent, left, boundThis, boundArguments[0]);
      case 2 -> target.call2(agent, left, boundThis, boundArguments[0], boundArguments[1]);
      default -> target.call(agent, left, boundThis, boundArguments.clone());
    };
  }

  @Override
  public Object call1(Agent agent, int room, Object thisValue, Object a) {
    int left = enter(agent, room);
    return switch (boundArguments.length) {
      case 0 -> target.call1(agent, left, boundThis, a);
      case 1 -> target.call2(agent, left, boundThis, boundArguments[0], a);
      case 2 -> target.call3(agent, left, boundThis, boundArguments[0], boundArguments[1], a);
      default -> target.call(agent, left, boundThis, joined(new Object[] {a}));
    };
  }

  @Override
  public Object call2(Agent agent, int room, Object thisValue, Object a, Object b) {
    int left = enter(agent, room);
    return switch (boundArguments.length) {
      case 0 -> target.call2(agent, left, boundThis, a, b);
      case 1 -> target.call3(agent, left, boundThis, boundArguments[0], a, b);
      default -> target.call(agent, left, boundThis, joined(new Object[] {a, b}));
    };
  }

  @Override
  public Object call3(Agent agent, int room, Object thisValue, Object a, Object b, Object c) {
    int left = enter(agent, room);
    return boundArguments.length == 0
        ? target.call3(agent, left, boundThis, a, b, c)
        : target.call(agent, left, boundThis, joined(new Object[] {a, b, c}));
  }

  @Override
  public boolean isConstructor() {
    return target.isConstructor();
  }

  @Override
  public JsObject construct(Agent agent, int room, Object[] arguments, JsObject newTarget) {
    JsObject passed = newTarget == this ? target : newTarget;
    return target.construct(agent, enter(agent, room), joined(arguments), passed);
  }

  @Override
  public Realm functionRealm(Agent agent) {
    return target.functionRealm(agent);
  }
}

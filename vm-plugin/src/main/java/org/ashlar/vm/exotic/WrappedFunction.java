package org.ashlar.vm.exotic;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.ValueText;
import org.ashlar.vm.value.Keys;

/**
 * A wrapped function exotic object: a function of one realm as another realm sees it. Only
 * primitives and other wrapped functions pass it, in both directions.
 */
public final class WrappedFunction extends JsFunction {
  private static final int WEIGHT = 60;

  private final JsFunction target;

  private WrappedFunction(Agent agent, Realm realm, JsFunction target) {
    super(
        agent.group().roots().builtinFunction,
        realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE),
        realm);
    this.target = target;
  }

  @EcmaSpec("sec-wrappedfunctioncreate")
  private static WrappedFunction create(Agent agent, Realm realm, JsFunction target) {
    WrappedFunction made = new WrappedFunction(agent, realm, target);
    try {
      BoundFunction.copyNameAndLength(agent, made, target, "", 0);
    } catch (ThrowCompletion thrown) {
      throw Errors.typeError(agent, Message.CANNOT_WRAP, describe(thrown.value()));
    }
    return agent.visible(made);
  }

  /**
   * GetWrappedValue: a value as a realm may see it.
   *
   * @param realm whose functions callable objects become; errors are made in the running realm
   */
  @EcmaSpec("sec-getwrappedvalue")
  public static Object wrap(Agent agent, Realm realm, Object value) {
    return switch (value) {
      case JsFunction function -> create(agent, realm, function);
      case JsObject object ->
          throw Errors.typeError(
              agent, Message.SHADOW_REALM_BOUNDARY, ObjectOperations.display(object));
      default -> value;
    };
  }

  @Override
  @EcmaSpec("sec-wrapped-function-exotic-objects-call-thisargument-argumentslist")
  public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
    if (room < WEIGHT) {
      throw Errors.stackOverflow(agent);
    }
    agent.room = room - WEIGHT;
    Realm caller = agent.realm;
    agent.realm = realm;
    try {
      Realm targetRealm = target.functionRealm(agent);
      Object[] wrapped = new Object[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        wrapped[i] = wrap(agent, targetRealm, arguments[i]);
      }
      Object receiver = wrap(agent, targetRealm, thisValue);
      return wrap(agent, realm, callTarget(agent, receiver, wrapped));
    } finally {
      agent.realm = caller;
    }
  }

  private Object callTarget(Agent agent, Object receiver, Object[] arguments) {
    try {
      return agent.callAll(target, receiver, arguments);
    } catch (ThrowCompletion thrown) {
      throw Errors.typeError(agent, Message.WRAPPED_FUNCTION_THREW, describe(thrown.value()));
    }
  }

  /** A value thrown in another realm, in words; runs no code of it. */
  public static String describe(Object thrown) {
    if (thrown instanceof JsObject error
        && error.rawGet(Keys.MESSAGE) instanceof CharSequence message) {
      String text = ValueText.shown(message);
      return name(error) + (text.isEmpty() ? "" : ": " + text);
    }
    return thrown instanceof CharSequence text
        ? ValueText.shown(text)
        : ObjectOperations.display(thrown);
  }

  private static String name(JsObject error) {
    for (JsObject at = error; at != null; at = at.prototype) {
      if (at.rawGet(Keys.NAME) instanceof CharSequence name) {
        return ValueText.shown(name);
      }
    }
    return ObjectOperations.constructorName(error);
  }
}

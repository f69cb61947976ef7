package org.ashlar.vm.intrinsic.indexed;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** The methods of %TypedArray%.prototype that call a function for each element (clause 23.2.3). */
final class TypedArrayIteration {
  private TypedArrayIteration() {}

  private static TypedArrayObject validate(Agent agent, Object thisValue, String method) {
    return TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype." + method);
  }

  private static Object valueAt(TypedArrayObject array, int index) {
    Object value = array.element(index);
    return value == null ? Undefined.UNDEFINED : value;
  }

  private static boolean test(
      Agent agent,
      JsFunction function,
      Object thisArgument,
      Object value,
      int index,
      TypedArrayObject array) {
    return TypeConversion.toBoolean(agent.call(function, thisArgument, value, index, array));
  }

  @EcmaSpec("sec-%typedarray%.prototype.every")
  @Builtin(name = "every", length = 1)
  static Object every(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "every");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = 0; i < length; i++) {
      Object value = valueAt(array, i);
      if (!test(agent, function, thisArgument, value, i, array)) {
        return false;
      }
    }
    return true;
  }

  @EcmaSpec("sec-%typedarray%.prototype.some")
  @Builtin(name = "some", length = 1)
  static Object some(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "some");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = 0; i < length; i++) {
      Object value = valueAt(array, i);
      if (test(agent, function, thisArgument, value, i, array)) {
        return true;
      }
    }
    return false;
  }

  @EcmaSpec("sec-%typedarray%.prototype.find")
  @Builtin(name = "find", length = 1)
  static Object find(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "find");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = 0; i < length; i++) {
      Object value = valueAt(array, i);
      if (test(agent, function, thisArgument, value, i, array)) {
        return value;
      }
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-%typedarray%.prototype.findindex")
  @Builtin(name = "findIndex", length = 1)
  static Object findIndex(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "findIndex");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = 0; i < length; i++) {
      Object value = valueAt(array, i);
      if (test(agent, function, thisArgument, value, i, array)) {
        return i;
      }
    }
    return -1;
  }

  @EcmaSpec("sec-%typedarray%.prototype.findlast")
  @Builtin(name = "findLast", length = 1)
  static Object findLast(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "findLast");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = length - 1; i >= 0; i--) {
      Object value = valueAt(array, i);
      if (test(agent, function, thisArgument, value, i, array)) {
        return value;
      }
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-%typedarray%.prototype.findlastindex")
  @Builtin(name = "findLastIndex", length = 1)
  static Object findLastIndex(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "findLastIndex");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = length - 1; i >= 0; i--) {
      Object value = valueAt(array, i);
      if (test(agent, function, thisArgument, value, i, array)) {
        return i;
      }
    }
    return -1;
  }

  @EcmaSpec("sec-%typedarray%.prototype.foreach")
  @Builtin(name = "forEach", length = 1)
  static Object forEach(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "forEach");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    for (int i = 0; i < length; i++) {
      Object value = valueAt(array, i);
      agent.call(function, thisArgument, value, i, array);
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-%typedarray%.prototype.map")
  @Builtin(name = "map", length = 1)
  static Object map(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "map");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    TypedArrayObject made = TypedArrayOperations.speciesCreate(agent, array, length, length);
    for (int i = 0; i < length; i++) {
      Object mapped = agent.call(function, thisArgument, valueAt(array, i), i, array);
      ObjectOperations.set(agent, made, TypedArrayPrototype.key(i), mapped);
    }
    return made;
  }

  @EcmaSpec("sec-%typedarray%.prototype.filter")
  @Builtin(name = "filter", length = 1)
  static Object filter(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    TypedArrayObject array = validate(agent, thisValue, "filter");
    int length = array.length();
    JsFunction function = ObjectOperations.requireFunction(agent, callback);
    List<Object> kept = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Object value = valueAt(array, i);
      if (test(agent, function, thisArgument, value, i, array)) {
        kept.add(value);
      }
    }
    TypedArrayObject made =
        TypedArrayOperations.speciesCreate(agent, array, kept.size(), kept.size());
    for (int i = 0; i < kept.size(); i++) {
      ObjectOperations.set(agent, made, TypedArrayPrototype.key(i), kept.get(i));
    }
    return made;
  }

  @EcmaSpec("sec-%typedarray%.prototype.reduce")
  @Builtin(name = "reduce", length = 1)
  static Object reduce(Agent agent, Object thisValue, Object[] arguments) {
    return reduce(agent, validate(agent, thisValue, "reduce"), arguments, true);
  }

  @EcmaSpec("sec-%typedarray%.prototype.reduceright")
  @Builtin(name = "reduceRight", length = 1)
  static Object reduceRight(Agent agent, Object thisValue, Object[] arguments) {
    return reduce(agent, validate(agent, thisValue, "reduceRight"), arguments, false);
  }

  private static Object reduce(
      Agent agent, TypedArrayObject array, Object[] arguments, boolean forward) {
    int length = array.length();
    JsFunction function =
        ObjectOperations.requireFunction(
            agent, arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED);
    int done = 0;
    Object result;
    if (arguments.length > 1) {
      result = arguments[1];
    } else {
      if (length == 0) {
        throw Errors.typeError(agent, Message.REDUCE_OF_EMPTY);
      }
      result = valueAt(array, forward ? 0 : length - 1);
      done = 1;
    }
    for (; done < length; done++) {
      int at = forward ? done : length - 1 - done;
      result =
          agent.callAll(
              function, Undefined.UNDEFINED, new Object[] {result, valueAt(array, at), at, array});
    }
    return result;
  }
}

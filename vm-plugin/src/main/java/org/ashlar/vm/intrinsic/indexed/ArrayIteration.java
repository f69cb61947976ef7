package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The methods of %Array.prototype% that call back for each element. */
final class ArrayIteration {
  private ArrayIteration() {}

  private static void pollAt(Agent agent, long index) {
    if ((index & ArrayAccess.POLL_MASK) == ArrayAccess.POLL_MASK) {
      agent.poll();
    }
  }

  @EcmaSpec("sec-array.prototype.foreach")
  @Builtin(name = "forEach", length = 1)
  static Object forEach(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    JsFunction function = ArrayAccess.callback(agent, callback);
    for (long i = 0; i < length; i++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
        continue;
      }
      agent.call(function, thisArgument, value, Numbers.box(i), object);
      pollAt(agent, i);
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-array.prototype.map")
  @Builtin(name = "map", length = 1)
  static Object map(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    JsFunction function = ArrayAccess.callback(agent, callback);
    // The plain result grows as it is filled, so that its kind of storage is learnt.
    boolean plain = ArrayAccess.isFast(agent, object);
    JsObject made =
        plain ? agent.realm.newArray() : ArrayAccess.speciesCreate(agent, object, length);
    for (long i = 0; i < length; i++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
        continue;
      }
      Object mapped = agent.call(function, thisArgument, value, Numbers.box(i), object);
      ArrayAccess.define(agent, made, i, mapped);
      pollAt(agent, i);
    }
    if (plain) {
      ArrayAccess.setLength(agent, made, length);
    }
    return made;
  }

  @EcmaSpec("sec-array.prototype.filter")
  @Builtin(name = "filter", length = 1)
  static Object filter(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    JsFunction function = ArrayAccess.callback(agent, callback);
    JsObject made = ArrayAccess.speciesCreate(agent, object, 0);
    long at = 0;
    for (long i = 0; i < length; i++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
        continue;
      }
      Object keep = agent.call(function, thisArgument, value, Numbers.box(i), object);
      if (TypeConversion.toBoolean(keep)) {
        ArrayAccess.define(agent, made, at++, value);
      }
      pollAt(agent, i);
    }
    return made;
  }

  @EcmaSpec("sec-array.prototype.some")
  @Builtin(name = "some", length = 1)
  static Object some(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    return meets(agent, thisValue, callback, thisArgument, true);
  }

  @EcmaSpec("sec-array.prototype.every")
  @Builtin(name = "every", length = 1)
  static Object every(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    return !meets(agent, thisValue, callback, thisArgument, false);
  }

  /** Whether the callback gives the wanted answer for some element. */
  private static boolean meets(
      Agent agent, Object thisValue, Object callback, Object thisArgument, boolean wanted) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    JsFunction function = ArrayAccess.callback(agent, callback);
    for (long i = 0; i < length; i++) {
      Object value = ArrayAccess.present(agent, object, i);
      if (value == null) {
        i = ArrayAccess.skipHoles(agent, object, i, length);
        continue;
      }
      Object answer = agent.call(function, thisArgument, value, Numbers.box(i), object);
      if (TypeConversion.toBoolean(answer) == wanted) {
        return true;
      }
      pollAt(agent, i);
    }
    return false;
  }

  /** Where FindViaPredicate stopped; the value is Java null if nowhere. */
  private record Found(long index, @Nullable Object value) {}

  @EcmaSpec("sec-findviapredicate")
  private static Found find(
      Agent agent, Object thisValue, Object predicate, Object thisArgument, boolean ascending) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    JsFunction function = ArrayAccess.callback(agent, predicate);
    for (long step = 0; step < length; step++) {
      long index = ascending ? step : length - 1 - step;
      Object value = ArrayAccess.get(agent, object, index);
      Object answer = agent.call(function, thisArgument, value, Numbers.box(index), object);
      if (TypeConversion.toBoolean(answer)) {
        return new Found(index, value);
      }
      pollAt(agent, step);
    }
    return new Found(-1, null);
  }

  private static Object valueOf(Found found) {
    Object value = found.value;
    return value == null ? Undefined.UNDEFINED : value;
  }

  @EcmaSpec("sec-array.prototype.find")
  @Builtin(name = "find", length = 1)
  static Object find(Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return valueOf(find(agent, thisValue, predicate, thisArgument, true));
  }

  @EcmaSpec("sec-array.prototype.findindex")
  @Builtin(name = "findIndex", length = 1)
  static Object findIndex(Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return Numbers.box(find(agent, thisValue, predicate, thisArgument, true).index);
  }

  @EcmaSpec("sec-array.prototype.findlast")
  @Builtin(name = "findLast", length = 1)
  static Object findLast(Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return valueOf(find(agent, thisValue, predicate, thisArgument, false));
  }

  @EcmaSpec("sec-array.prototype.findlastindex")
  @Builtin(name = "findLastIndex", length = 1)
  static Object findLastIndex(
      Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return Numbers.box(find(agent, thisValue, predicate, thisArgument, false).index);
  }

  @EcmaSpec("sec-array.prototype.reduce")
  @Builtin(name = "reduce", length = 1)
  static Object reduce(Agent agent, Object thisValue, Object[] arguments) {
    return fold(agent, thisValue, arguments, true);
  }

  @EcmaSpec("sec-array.prototype.reduceright")
  @Builtin(name = "reduceRight", length = 1)
  static Object reduceRight(Agent agent, Object thisValue, Object[] arguments) {
    return fold(agent, thisValue, arguments, false);
  }

  private static Object fold(Agent agent, Object thisValue, Object[] arguments, boolean ascending) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    long length = ObjectOperations.lengthOfArrayLike(agent, object);
    JsFunction function =
        ArrayAccess.callback(agent, arguments.length == 0 ? Undefined.UNDEFINED : arguments[0]);
    Object accumulator = arguments.length > 1 ? arguments[1] : null;
    for (long step = 0; step < length; step++) {
      long index = ascending ? step : length - 1 - step;
      Object value = ArrayAccess.present(agent, object, index);
      if (value == null) {
        step = ascending ? ArrayAccess.skipHoles(agent, object, step, length) : step;
        pollAt(agent, step);
        continue;
      }
      accumulator =
          accumulator == null
              ? value
              : agent.callAll(
                  function,
                  Undefined.UNDEFINED,
                  new Object[] {accumulator, value, Numbers.box(index), object});
      pollAt(agent, step);
    }
    if (accumulator == null) {
      throw Errors.typeError(agent, Message.REDUCE_OF_EMPTY);
    }
    return accumulator;
  }
}

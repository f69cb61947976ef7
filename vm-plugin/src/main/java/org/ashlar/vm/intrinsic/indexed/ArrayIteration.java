package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Undefined;

/** The methods of %Array.prototype% that call back for each element. */
final class ArrayIteration {
  private ArrayIteration() {}

  @EcmaSpec("sec-array.prototype.foreach")
  @Builtin(name = "forEach", length = 1)
  static Object forEach(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    ElementLoop elements = ElementLoop.over(agent, thisValue, callback, true);
    while (elements.nextPresent(agent)) {
      elements.call(agent, thisArgument);
    }
    return Undefined.UNDEFINED;
  }

  @EcmaSpec("sec-array.prototype.map")
  @Builtin(name = "map", length = 1)
  static Object map(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    ElementLoop elements = ElementLoop.over(agent, thisValue, callback, true);
    // The plain result grows as it is filled, so that its kind of storage is learnt.
    boolean plain = ArrayAccess.isFast(agent, elements.object);
    JsObject made =
        plain
            ? agent.realm.newArray()
            : ArrayAccess.speciesCreate(agent, elements.object, elements.length);
    while (elements.nextPresent(agent)) {
      ArrayAccess.define(agent, made, elements.index, elements.call(agent, thisArgument));
    }
    if (plain) {
      ArrayAccess.setLength(agent, made, elements.length);
    }
    return made;
  }

  @EcmaSpec("sec-array.prototype.filter")
  @Builtin(name = "filter", length = 1)
  static Object filter(Agent agent, Object thisValue, Object callback, Object thisArgument) {
    ElementLoop elements = ElementLoop.over(agent, thisValue, callback, true);
    JsObject made = ArrayAccess.speciesCreate(agent, elements.object, 0);
    long at = 0;
    while (elements.nextPresent(agent)) {
      if (TypeConversion.toBoolean(elements.call(agent, thisArgument))) {
        ArrayAccess.define(agent, made, at++, elements.value);
      }
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
    ElementLoop elements = ElementLoop.over(agent, thisValue, callback, true);
    while (elements.nextPresent(agent)) {
      if (TypeConversion.toBoolean(elements.call(agent, thisArgument)) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Where FindViaPredicate stopped. */
  private record Found(long index, Object value) {}

  private static final Found NOWHERE = new Found(-1, Undefined.UNDEFINED);

  @EcmaSpec("sec-findviapredicate")
  private static Found find(
      Agent agent, Object thisValue, Object predicate, Object thisArgument, boolean ascending) {
    ElementLoop elements = ElementLoop.over(agent, thisValue, predicate, ascending);
    while (elements.next(agent)) {
      if (TypeConversion.toBoolean(elements.call(agent, thisArgument))) {
        return new Found(elements.index, elements.value);
      }
    }
    return NOWHERE;
  }

  @EcmaSpec("sec-array.prototype.find")
  @Builtin(name = "find", length = 1)
  static Object find(Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return find(agent, thisValue, predicate, thisArgument, true).value;
  }

  @EcmaSpec("sec-array.prototype.findindex")
  @Builtin(name = "findIndex", length = 1)
  static Object findIndex(Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return Numbers.box(find(agent, thisValue, predicate, thisArgument, true).index);
  }

  @EcmaSpec("sec-array.prototype.findlast")
  @Builtin(name = "findLast", length = 1)
  static Object findLast(Agent agent, Object thisValue, Object predicate, Object thisArgument) {
    return find(agent, thisValue, predicate, thisArgument, false).value;
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
    Object callback = arguments.length == 0 ? Undefined.UNDEFINED : arguments[0];
    ElementLoop elements = ElementLoop.over(agent, thisValue, callback, ascending);
    Object accumulator = arguments.length > 1 ? arguments[1] : null;
    if (accumulator == null && elements.nextPresent(agent)) {
      accumulator = elements.value;
    }
    if (accumulator == null) {
      throw Errors.typeError(agent, Message.REDUCE_OF_EMPTY);
    }
    while (elements.nextPresent(agent)) {
      accumulator =
          agent.callAll(
              elements.callback,
              Undefined.UNDEFINED,
              new Object[] {
                accumulator, elements.value, Numbers.box(elements.index), elements.object
              });
    }
    return accumulator;
  }
}

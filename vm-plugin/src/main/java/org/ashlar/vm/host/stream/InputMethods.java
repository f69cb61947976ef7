package org.ashlar.vm.host.stream;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.execution.PromiseCapability;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.TextEncoding;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** The methods of standard input. */
final class InputMethods {
  private InputMethods() {}

  private static StandardInput require(Agent agent, Object value) {
    if (value instanceof StandardInput stream) {
      return stream;
    }
    throw HostErrors.wrongType(agent, "\"this\" value", "an instance of ReadStream", value);
  }

  private static Object listen(
      Agent agent, Object thisValue, Object event, Object listener, boolean once) {
    StandardInput stream = require(agent, thisValue);
    if (!(listener instanceof JsFunction function)) {
      throw HostErrors.wrongType(agent, "\"listener\" argument", "of type function", listener);
    }
    String name = TypeConversion.toFlatString(agent, event);
    stream.listeners().add(name, function, once);
    switch (name) {
      case "data" -> stream.resume(agent);
      case "readable" -> stream.fill();
      default -> {
        return stream;
      }
    }
    return stream;
  }

  @Builtin(name = "on")
  static Object on(Agent agent, Object thisValue, Object event, Object listener) {
    return listen(agent, thisValue, event, listener, false);
  }

  @Builtin(name = "once")
  static Object once(Agent agent, Object thisValue, Object event, Object listener) {
    return listen(agent, thisValue, event, listener, true);
  }

  @Builtin(name = "removeListener")
  static Object removeListener(Agent agent, Object thisValue, Object event, Object listener) {
    StandardInput stream = require(agent, thisValue);
    stream.listeners().remove(TypeConversion.toFlatString(agent, event), listener);
    return stream;
  }

  @Builtin(name = "removeAllListeners")
  static Object removeAllListeners(Agent agent, Object thisValue, Object event) {
    StandardInput stream = require(agent, thisValue);
    stream.listeners().removeAll(TypeConversion.toFlatString(agent, event));
    return stream;
  }

  @Builtin(name = "listenerCount")
  static Object listenerCount(Agent agent, Object thisValue, Object event) {
    return require(agent, thisValue).listeners().count(TypeConversion.toFlatString(agent, event));
  }

  @Builtin(name = "emit", length = 1)
  static Object emit(Agent agent, Object thisValue, Object[] arguments) {
    StandardInput stream = require(agent, thisValue);
    Object event = arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED;
    Object[] rest =
        arguments.length > 1
            ? Arrays.copyOfRange(arguments, 1, arguments.length)
            : JsFunction.NO_ARGUMENTS;
    return stream.listeners().emit(agent, stream, TypeConversion.toFlatString(agent, event), rest);
  }

  @Builtin(name = "setEncoding")
  static Object setEncoding(Agent agent, Object thisValue, Object encoding) {
    StandardInput stream = require(agent, thisValue);
    stream.setEncoding(Buffers.encoding(agent, encoding, TextEncoding.UTF_8));
    return stream;
  }

  @Builtin(name = "resume")
  static Object resume(Agent agent, Object thisValue) {
    StandardInput stream = require(agent, thisValue);
    stream.resume(agent);
    return stream;
  }

  @Builtin(name = "pause")
  static Object pause(Agent agent, Object thisValue) {
    StandardInput stream = require(agent, thisValue);
    stream.pause();
    return stream;
  }

  @Builtin(name = "isPaused")
  static Object isPaused(Agent agent, Object thisValue) {
    return !require(agent, thisValue).isFlowing();
  }

  @Builtin(name = "read", length = 1)
  static Object read(Agent agent, Object thisValue) {
    return require(agent, thisValue).take(agent);
  }

  /** Only a read that was asked for keeps a program alive. */
  @Builtin(name = "ref")
  static Object ref(Agent agent, Object thisValue) {
    return require(agent, thisValue);
  }

  @Builtin(name = "unref")
  static Object unref(Agent agent, Object thisValue) {
    return require(agent, thisValue);
  }

  @Builtin(name = "destroy")
  static Object destroy(Agent agent, Object thisValue) {
    StandardInput stream = require(agent, thisValue);
    stream.destroy(agent);
    return stream;
  }

  /** Writes every piece to what is given, and ends that unless it is a standard stream. */
  @Builtin(name = "pipe", length = 1)
  static Object pipe(Agent agent, Object thisValue, Object target) {
    StandardInput stream = require(agent, thisValue);
    JsObject destination = ObjectOperations.requireObject(agent, target);
    stream.listeners().add("data", function(agent, "pipePiece", destination), false);
    stream.listeners().add("end", function(agent, "pipeEnd", destination), false);
    stream.resume(agent);
    return destination;
  }

  private static BuiltinFunction function(Agent agent, String name, Object captured) {
    InputMethodsTable table = InputMethodsTable.TABLE;
    return BuiltinFunction.of(
        agent.realm, table, table.require(name, BuiltinKind.DETACHED), name, captured);
  }

  @Builtin(name = "pipePiece", kind = BuiltinKind.DETACHED)
  static Object pipePiece(Agent agent, BuiltinFunction callee, Object thisValue, Object piece) {
    return ObjectOperations.invoke(
        agent, callee.captured(), agent.group().keys().lookup("write"), piece);
  }

  @Builtin(name = "pipeEnd", kind = BuiltinKind.DETACHED)
  static Object pipeEnd(Agent agent, BuiltinFunction callee, Object thisValue) {
    return callee.captured() instanceof StandardOutput
        ? Undefined.UNDEFINED
        : ObjectOperations.invoke(agent, callee.captured(), agent.group().keys().lookup("end"));
  }

  // ---- Iteration ----

  /** The iterators of a realm inherit from this. */
  private record IteratorPrototype(JsObject object) {}

  @Builtin(name = "@@asyncIterator")
  static Object asyncIterator(Agent agent, BuiltinFunction callee, Object thisValue) {
    StandardInput stream = require(agent, thisValue);
    JsObject iterator =
        agent.realm.newObject(
            callee
                .realm
                .hostSlot(IteratorPrototype.class, InputMethods::makeIteratorPrototype)
                .object());
    for (String name : new String[] {"next", "return"}) {
      iterator.rawPut(
          agent,
          agent.group().keys().intern(name),
          function(agent, name, stream),
          Attributes.HIDDEN);
    }
    return iterator;
  }

  private static IteratorPrototype makeIteratorPrototype(Realm realm) {
    return new IteratorPrototype(
        IntrinsicBuilder.object(realm, Intrinsic.ASYNC_ITERATOR_PROTOTYPE).build());
  }

  @Builtin(name = "next", kind = BuiltinKind.DETACHED)
  static Object next(Agent agent, BuiltinFunction callee, Object thisValue) {
    return ((StandardInput) callee.captured()).next(agent);
  }

  /** Who leaves the loop wants nothing more of the stream. */
  @Builtin(name = "return", kind = BuiltinKind.DETACHED)
  static Object leave(Agent agent, BuiltinFunction callee, Object thisValue, Object value) {
    ((StandardInput) callee.captured()).destroy(agent);
    PromiseCapability done = PromiseCapability.intrinsic(PromiseOperations.newPromise(agent));
    done.resolve(agent, IteratorOperations.result(agent, value, true));
    return done.promise();
  }
}

package org.ashlar.vm.host.commonjs;

import java.util.Arrays;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.execution.GeneratorObject;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.exotic.Proxy;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.console.FormattedText;
import org.ashlar.vm.host.console.InspectArguments;
import org.ashlar.vm.host.console.Inspector;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.intrinsic.keyed.KeyedIterator;
import org.ashlar.vm.module.ModuleNamespace;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/** What the JavaScript of the {@link Library} asks about values: their text and their kind. */
final class ValueFunctions {
  private ValueFunctions() {}

  /** The options may be given as an object, or one by one as in old programs. */
  @Builtin(name = "inspect", length = 2)
  static Object inspect(Agent agent, Object thisValue, Object[] arguments) {
    return new Inspector(agent, InspectArguments.ofCall(agent, arguments))
        .inspect(arguments.length == 0 ? Undefined.UNDEFINED : arguments[0]);
  }

  @Builtin(name = "format", length = 0)
  static Object format(Agent agent, Object thisValue, Object[] arguments) {
    return new FormattedText(agent, InspectArguments.defaults(agent)).format(arguments);
  }

  @Builtin(name = "formatWithOptions", length = 1)
  static Object formatWithOptions(Agent agent, Object thisValue, Object[] arguments) {
    if (arguments.length == 0 || !(arguments[0] instanceof JsObject options)) {
      throw HostErrors.invalidType(
          agent,
          "inspectOptions",
          "of type object",
          arguments.length == 0 ? Undefined.UNDEFINED : arguments[0]);
    }
    return new FormattedText(
            agent, InspectArguments.read(agent, options, InspectArguments.defaults(agent)))
        .format(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  /** What an object is by its internal slots; empty for values that are no objects. */
  @Builtin(name = "classOf")
  static Object classOf(Agent agent, Object thisValue, Object value) {
    return switch (value) {
      case Proxy proxy -> "Proxy";
      case JsFunction function -> "Function";
      case JsArray array -> "Array";
      case ErrorObject error -> "Error";
      case TypedArrayObject array -> "TypedArray";
      case ArrayBufferObject buffer -> buffer.isShared() ? "SharedArrayBuffer" : "ArrayBuffer";
      case PromiseObject promise -> "Promise";
      case GeneratorObject generator -> "Generator";
      case KeyedIterator iterator -> iterator.isMap() ? "Map Iterator" : "Set Iterator";
      case ModuleNamespace namespace -> "Module";
      case PrimitiveObject wrapper -> wrapperName(wrapper.value());
      case JsObject object -> object.className();
      default -> "";
    };
  }

  private static String wrapperName(Object primitive) {
    return switch (TestingAndComparison.typeOf(primitive)) {
      case "number" -> "Number";
      case "boolean" -> "Boolean";
      case "bigint" -> "BigInt";
      default -> primitive instanceof Symbol ? "Symbol" : "String";
    };
  }

  /** The kind of a function's code; empty for any other value. */
  @Builtin(name = "functionKindOf")
  static Object functionKindOf(Agent agent, Object thisValue, Object value) {
    return value instanceof ScriptFunction function ? function.code.kind().name() : "";
  }

  /** Has the options that nobody gives be those of an object, as the program changes it. */
  @Builtin(name = "setDefaultOptions")
  static Object setDefaultOptions(
      Agent agent, BuiltinFunction callee, Object thisValue, Object options) {
    InspectArguments.setDefaults(callee.realm, ObjectOperations.requireObject(agent, options));
    return Undefined.UNDEFINED;
  }
}

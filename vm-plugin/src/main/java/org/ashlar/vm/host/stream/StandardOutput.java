package org.ashlar.vm.host.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.TextEncoding;
import org.ashlar.vm.host.console.TerminalColors;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** {@code process.stdout} and {@code process.stderr}: writable, and never full. */
public final class StandardOutput extends JsObject {
  /** Colours that those want who do not say how many. */
  private static final int LEAST_COLORS = 16;

  private record Prototype(JsObject object) {}

  private final StandardStreams.Output output;
  private final Listeners listeners = new Listeners();

  private StandardOutput(Realm realm, JsObject prototype, StandardStreams.Output output) {
    super(realm.agent().group().roots().exotic, prototype);
    this.output = output;
  }

  /** The object for a stream. */
  public static JsObject create(Realm realm, StandardStreams.Output output) {
    JsObject prototype = realm.hostSlot(Prototype.class, StandardOutput::makePrototype).object();
    StandardOutput made = new StandardOutput(realm, prototype, output);
    StandardStreams streams = Background.of(realm).hooks().streams();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("fd", output == StandardStreams.Output.OUT ? 1 : 2);
    properties.put("writable", true);
    if (streams.isTerminal(output)) {
      properties.put("isTTY", true);
      properties.put("columns", streams.columns());
      properties.put("getColorDepth", function(realm, "getColorDepth"));
      properties.put("hasColors", function(realm, "hasColors"));
    }
    properties.forEach(
        (name, value) ->
            made.rawPut(
                realm.agent(),
                realm.agent().group().keys().intern(name),
                value,
                Attributes.DEFAULT));
    return made;
  }

  /** Only terminals have colours. */
  private static BuiltinFunction function(Realm realm, String name) {
    int id = StandardOutputTable.TABLE.require(name, BuiltinKind.DETACHED);
    return BuiltinFunction.of(realm, StandardOutputTable.TABLE, id, name, null);
  }

  private static int colorDepth(Agent agent) {
    return TerminalColors.depth(Background.of(agent.realm).hooks().process().environment());
  }

  @Builtin(name = "getColorDepth", kind = BuiltinKind.DETACHED)
  static Object getColorDepth(Agent agent, Object thisValue) {
    return colorDepth(agent);
  }

  @Builtin(name = "hasColors", kind = BuiltinKind.DETACHED)
  static Object hasColors(Agent agent, Object thisValue, Object count) {
    double wanted = count instanceof Number number ? number.doubleValue() : LEAST_COLORS;
    return wanted <= Math.pow(2, colorDepth(agent));
  }

  private static Prototype makePrototype(Realm realm) {
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(StandardOutputTable.TABLE)
            .build());
  }

  private static StandardOutput require(Agent agent, Object value) {
    if (value instanceof StandardOutput stream) {
      return stream;
    }
    throw HostErrors.wrongType(agent, "\"this\" value", "an instance of WriteStream", value);
  }

  @Builtin(name = "write", length = 3)
  static Object write(
      Agent agent, Object thisValue, Object chunk, Object encoding, Object callback) {
    StandardOutput stream = require(agent, thisValue);
    byte[] bytes =
        Buffers.content(agent, chunk, Buffers.encoding(agent, encoding, TextEncoding.UTF_8));
    if (bytes == null) {
      throw HostErrors.wrongType(
          agent,
          "\"chunk\" argument",
          "of type string or an instance of Buffer, TypedArray, or DataView",
          chunk);
    }
    Background background = Background.of(agent.realm);
    background.performHere(
        () -> background.hooks().streams().write(stream.output, ByteBuffer.wrap(bytes)));
    JsFunction done = callback(encoding, callback);
    if (done != null) {
      background.nextTick(done, JsNull.NULL);
    }
    return true;
  }

  private static @Nullable JsFunction callback(Object... candidates) {
    for (Object candidate : candidates) {
      if (candidate instanceof JsFunction function) {
        return function;
      }
    }
    return null;
  }

  /** Writes a last time; the stream of the process stays open for others. */
  @Builtin(name = "end", length = 3)
  static Object end(Agent agent, Object thisValue, Object chunk, Object encoding, Object callback) {
    StandardOutput stream = require(agent, thisValue);
    boolean nothing =
        chunk == Undefined.UNDEFINED || chunk == JsNull.NULL || chunk instanceof JsFunction;
    if (!nothing) {
      write(agent, thisValue, chunk, encoding, Undefined.UNDEFINED);
    }
    JsFunction done = callback(chunk, encoding, callback);
    if (done != null) {
      Background.of(agent.realm).nextTick(done);
    }
    return stream;
  }

  private static Object listen(
      Agent agent, Object thisValue, Object event, Object listener, boolean once) {
    StandardOutput stream = require(agent, thisValue);
    if (!(listener instanceof JsFunction function)) {
      throw HostErrors.wrongType(agent, "\"listener\" argument", "of type function", listener);
    }
    stream.listeners.add(TypeConversion.toFlatString(agent, event), function, once);
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
    StandardOutput stream = require(agent, thisValue);
    stream.listeners.remove(TypeConversion.toFlatString(agent, event), listener);
    return stream;
  }

  @Builtin(name = "emit", length = 1)
  static Object emit(Agent agent, Object thisValue, Object[] arguments) {
    StandardOutput stream = require(agent, thisValue);
    String event =
        TypeConversion.toFlatString(
            agent, arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED);
    return stream.listeners.emit(
        agent,
        stream,
        event,
        Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length));
  }

  @Override
  public String className() {
    return "WriteStream";
  }
}

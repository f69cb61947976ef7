package org.ashlar.vm.host.commonjs;

import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.Nondeterminism;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.ByteRange;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What the modules {@code crypto}, {@code tty}, {@code v8} and {@code vm} of the {@link Library}
 * need of the JDK, the host and the compiler.
 */
final class ServiceFunctions {
  /** So many bytes are asked of the host between two looks at whether the context is to stop. */
  private static final int RANDOM_PIECE = 1 << 16;

  private record Script(ScriptCode code, String name) {}

  private ServiceFunctions() {}

  private static HostHooks hooks(BuiltinFunction callee) {
    return CommonJsLoader.of(callee.realm).hooks();
  }

  /** A function that runs a script in the realm, once at each call. */
  @Builtin(name = "compileScript", length = 4)
  static Object compileScript(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    agent.host().checkCompileStrings(agent, callee.realm);
    String text = TypeConversion.toFlatString(agent, arguments[0]);
    String name = TypeConversion.toFlatString(agent, arguments[1]);
    int line = TypeConversion.toInt32(agent, arguments[2]);
    int column = TypeConversion.toInt32(agent, arguments[3]);
    agent.charge(text.length());
    try {
      SourceText source = SourceText.of(name, text, first(text, line), first(text, column));
      Script script = new Script(agent.host().compiler().compileScript(source), name);
      ServiceFunctionsTable table = ServiceFunctionsTable.TABLE;
      return BuiltinFunction.of(
          callee.realm, table, table.require("run", BuiltinKind.DETACHED), "run", script);
    } catch (CompileException early) {
      throw Errors.earlyError(agent, early);
    }
  }

  /** The first line or column of a script, so low that none of the others is beyond all numbers. */
  private static int first(String text, int offset) {
    return 1 + Math.min(offset, Integer.MAX_VALUE - 2 - text.length());
  }

  @Builtin(name = "run", kind = BuiltinKind.DETACHED)
  static Object run(Agent agent, BuiltinFunction callee, Object thisValue) {
    Script script = (Script) callee.captured();
    return GlobalDeclarations.runScript(
        agent,
        callee.realm,
        script.code(),
        CommonJsLoader.of(callee.realm).referrer(script.name()));
  }

  /** Whether one of the three standard streams is a terminal. */
  @Builtin(name = "isTerminal")
  static Object isTerminal(
      Agent agent, BuiltinFunction callee, Object thisValue, Object descriptor) {
    StandardStreams streams = hooks(callee).streams();
    return switch (TypeConversion.toInt32(agent, descriptor)) {
      case 0 -> streams.isInputTerminal();
      case 1 -> streams.isTerminal(StandardStreams.Output.OUT);
      default -> streams.isTerminal(StandardStreams.Output.ERROR);
    };
  }

  /** The bytes that the heap of the process may grow to. */
  @Builtin(name = "heapLimit")
  static Object heapLimit(Agent agent, Object thisValue) {
    return Numbers.box(Runtime.getRuntime().maxMemory());
  }

  /** A digest to be computed, or null if there is no such algorithm. */
  @Builtin(name = "digest")
  static Object digest(Agent agent, Object thisValue, Object algorithm, Object key) {
    byte @Nullable [] bytes =
        key == Undefined.UNDEFINED ? null : requireBytes(agent, key).copy(agent);
    DigestObject made =
        DigestObject.create(agent, TypeConversion.toFlatString(agent, algorithm), bytes);
    return made == null ? JsNull.NULL : made;
  }

  /** The classes of the library are within reach of programs, which may pass anything. */
  private static DigestObject requireDigest(Agent agent, Object value) {
    if (value instanceof DigestObject digest) {
      return digest;
    }
    throw HostErrors.wrongType(agent, "\"this\" value", "an instance of Hash or Hmac", value);
  }

  private static ByteRange requireBytes(Agent agent, Object value) {
    ByteRange range = ByteRange.of(value);
    if (range == null) {
      throw HostErrors.wrongType(
          agent, "\"data\" argument", "an instance of Buffer, TypedArray, or DataView", value);
    }
    return range;
  }

  @Builtin(name = "digestUpdate")
  static Object digestUpdate(Agent agent, Object thisValue, Object digest, Object data) {
    requireDigest(agent, digest).update(agent, requireBytes(agent, data));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "digestResult")
  static Object digestResult(Agent agent, Object thisValue, Object digest) {
    return Buffers.create(agent, requireDigest(agent, digest).result());
  }

  @Builtin(name = "digestCopy")
  static Object digestCopy(Agent agent, Object thisValue, Object digest) {
    return requireDigest(agent, digest).copy(agent);
  }

  @Builtin(name = "digestNames")
  static Object digestNames(Agent agent, Object thisValue) {
    return agent.realm.newArray(DigestObject.NAMES.toArray());
  }

  /** A buffer of bytes that nobody can predict. */
  @Builtin(name = "randomBytes")
  static Object randomBytes(Agent agent, BuiltinFunction callee, Object thisValue, Object size) {
    byte[] bytes = Buffers.allocate(agent, TypeConversion.toInt32(agent, size));
    Nondeterminism source = hooks(callee).nondeterminism();
    byte[] piece = new byte[Math.min(bytes.length, RANDOM_PIECE)];
    for (int at = 0; at < bytes.length; at += RANDOM_PIECE) {
      source.secureRandom(piece);
      System.arraycopy(piece, 0, bytes, at, Math.min(RANDOM_PIECE, bytes.length - at));
      agent.poll();
    }
    return Buffers.create(agent, bytes);
  }
}

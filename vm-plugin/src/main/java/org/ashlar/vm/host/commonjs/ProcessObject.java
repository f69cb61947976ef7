package org.ashlar.vm.host.commonjs;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.HostProcess;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Undefined;

/** The process object. */
public final class ProcessObject {
  private static final long NANOSECONDS = 1_000_000_000L;

  private record State(JsObject object, HostHooks hooks, ProcessHost host, long started) {}

  private ProcessObject() {}

  /** Makes the process object of a realm. */
  public static JsObject create(Realm realm, HostHooks hooks, ProcessHost host) {
    HostProcess process = hooks.process();
    JsObject object =
        IntrinsicBuilder.object(realm, realm.newObject())
            .functions(ProcessObjectTable.TABLE)
            .put("title", "ashlar", Attributes.DEFAULT)
            .put("version", "v20.0.0", Attributes.DEFAULT)
            .put("versions", versions(realm), Attributes.DEFAULT)
            .put("arch", architecture(), Attributes.DEFAULT)
            .put("platform", platform(), Attributes.DEFAULT)
            .put("argv", arguments(realm, process), Attributes.DEFAULT)
            .put("execArgv", realm.newArray(), Attributes.DEFAULT)
            .put("execPath", "ashlar", Attributes.DEFAULT)
            .put("env", environment(realm, hooks), Attributes.DEFAULT)
            .put("pid", Numbers.box(process.processId()), Attributes.DEFAULT)
            .put("exitCode", Undefined.UNDEFINED, Attributes.DEFAULT)
            .put("stdout", stream(realm, StandardStreams.Output.OUT, hooks), Attributes.DEFAULT)
            .put("stderr", stream(realm, StandardStreams.Output.ERROR, hooks), Attributes.DEFAULT)
            .tag("process")
            .build();
    State state = new State(object, hooks, host, hooks.nondeterminism().monotonicNanoseconds());
    realm.hostSlot(State.class, owner -> state);
    JsObject hrtime = (JsObject) object.get(realm.agent(), key(realm.agent(), "hrtime"));
    hrtime.rawPut(
        realm.agent(),
        key(realm.agent(), "bigint"),
        BuiltinFunction.of(
            realm,
            ProcessObjectTable.TABLE,
            ProcessObjectTable.TABLE.require("bigint", BuiltinKind.DETACHED),
            "bigint",
            null),
        Attributes.DEFAULT);
    return object;
  }

  static JsObject of(Realm realm) {
    return state(realm).object();
  }

  private static State state(Realm realm) {
    return realm.hostSlot(
        State.class,
        owner -> {
          throw new AssertionError("a realm without a process object");
        });
  }

  private static org.ashlar.vm.value.PropertyKey key(Agent agent, String name) {
    return agent.group().keys().internKey(name);
  }

  private static JsObject versions(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .put("node", "20.0.0", Attributes.DEFAULT)
        .put("ashlar", "0.1.0", Attributes.DEFAULT)
        .build();
  }

  private static String platform() {
    String name = System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "win32" : "linux";
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return name.equals("amd64") || name.equals("x86_64")
        ? "x64"
        : name.equals("aarch64") ? "arm64" : name;
  }

  private static JsObject arguments(Realm realm, HostProcess process) {
    List<Object> values = new ArrayList<>();
    values.add("ashlar");
    if (!process.program().isEmpty()) {
      values.add(process.program());
    }
    values.addAll(process.arguments());
    return realm.newArray(values.toArray());
  }

  private static JsObject environment(Realm realm, HostHooks hooks) {
    JsObject object = realm.newObject();
    for (Map.Entry<String, String> variable : hooks.process().environment().entrySet()) {
      if (hooks.permissions().allows(PermissionPolicy.Kind.ENV, variable.getKey())) {
        object.rawPut(
            realm.agent(),
            key(realm.agent(), variable.getKey()),
            variable.getValue(),
            Attributes.DEFAULT);
      }
    }
    return object;
  }

  private static JsObject stream(Realm realm, StandardStreams.Output output, HostHooks hooks) {
    JsObject stream =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .put("isTTY", hooks.streams().isTerminal(output), Attributes.DEFAULT)
            .put("columns", hooks.streams().columns(), Attributes.DEFAULT)
            .put("fd", output == StandardStreams.Output.OUT ? 1 : 2, Attributes.DEFAULT)
            .build();
    BuiltinFunction write =
        BuiltinFunction.of(
            realm,
            ProcessObjectTable.TABLE,
            ProcessObjectTable.TABLE.require("write", BuiltinKind.DETACHED),
            "write",
            output);
    stream.rawPut(realm.agent(), key(realm.agent(), "write"), write, Attributes.DEFAULT);
    return stream;
  }

  @Builtin(name = "write", length = 1, kind = BuiltinKind.DETACHED)
  static Object write(
      Agent agent,
      BuiltinFunction callee,
      Object thisValue,
      Object data,
      Object encoding,
      Object callback) {
    byte[] bytes = FileSystemModule.content(agent, data, StandardCharsets.UTF_8);
    state(callee.realm)
        .hooks()
        .streams()
        .write((StandardStreams.Output) callee.captured(), ByteBuffer.wrap(bytes));
    Object done = encoding instanceof JsFunction ? encoding : callback;
    if (done instanceof JsFunction function) {
      tick(agent, callee.realm, function, JsFunction.NO_ARGUMENTS);
    }
    return true;
  }

  @Builtin(name = "cwd", attributes = Attributes.DEFAULT)
  static Object cwd(Agent agent, BuiltinFunction callee, Object thisValue) {
    return state(callee.realm).hooks().process().directory();
  }

  @Builtin(name = "exit", attributes = Attributes.DEFAULT)
  static Object exit(Agent agent, BuiltinFunction callee, Object thisValue, Object code) {
    State state = state(callee.realm);
    Object chosen =
        code == Undefined.UNDEFINED ? state.object().get(agent, key(agent, "exitCode")) : code;
    throw state
        .host()
        .exit(chosen == Undefined.UNDEFINED ? 0 : TypeConversion.toInt32(agent, chosen) & 0xFF);
  }

  @Builtin(name = "hrtime", attributes = Attributes.DEFAULT)
  static Object hrtime(Agent agent, BuiltinFunction callee, Object thisValue, Object since) {
    long now = state(callee.realm).hooks().nondeterminism().monotonicNanoseconds();
    if (since instanceof JsObject pair) {
      long seconds = (long) TypeConversion.toDouble(agent, pair.getElement(agent, 0));
      long rest = (long) TypeConversion.toDouble(agent, pair.getElement(agent, 1));
      now -= seconds * NANOSECONDS + rest;
    }
    return agent.realm.newArray(
        new Object[] {Numbers.box(now / NANOSECONDS), Numbers.box(now % NANOSECONDS)});
  }

  @Builtin(name = "bigint", kind = BuiltinKind.DETACHED)
  static Object hrtimeBigint(Agent agent, BuiltinFunction callee, Object thisValue) {
    return BigInteger.valueOf(state(callee.realm).hooks().nondeterminism().monotonicNanoseconds());
  }

  @Builtin(name = "uptime", attributes = Attributes.DEFAULT)
  static Object uptime(Agent agent, BuiltinFunction callee, Object thisValue) {
    State state = state(callee.realm);
    return (state.hooks().nondeterminism().monotonicNanoseconds() - state.started())
        / (double) NANOSECONDS;
  }

  @Builtin(name = "memoryUsage", attributes = Attributes.DEFAULT)
  static Object memoryUsage(Agent agent, Object thisValue) {
    Runtime runtime = Runtime.getRuntime();
    JsObject usage = agent.realm.newObject();
    usage.rawPut(agent, key(agent, "rss"), Numbers.box(runtime.totalMemory()), Attributes.DEFAULT);
    usage.rawPut(
        agent, key(agent, "heapTotal"), Numbers.box(runtime.totalMemory()), Attributes.DEFAULT);
    usage.rawPut(
        agent,
        key(agent, "heapUsed"),
        Numbers.box(runtime.totalMemory() - runtime.freeMemory()),
        Attributes.DEFAULT);
    return usage;
  }

  @Builtin(name = "nextTick", length = 1, attributes = Attributes.DEFAULT)
  static Object nextTick(
      Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
    JsFunction function =
        ObjectOperations.requireFunction(
            agent, arguments.length > 0 ? arguments[0] : Undefined.UNDEFINED);
    Object[] rest =
        arguments.length > 1
            ? Arrays.copyOfRange(arguments, 1, arguments.length)
            : JsFunction.NO_ARGUMENTS;
    tick(agent, callee.realm, function, rest);
    return Undefined.UNDEFINED;
  }

  private static void tick(Agent agent, Realm realm, JsFunction function, Object[] arguments) {
    state(realm)
        .host()
        .ticks()
        .add(
            new Job(agent.realm, agent.asyncContext) {
              @Override
              public void run(Agent running) {
                running.callAll(function, Undefined.UNDEFINED, arguments);
              }
            });
  }
}

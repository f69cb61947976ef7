package org.ashlar.vm.host.commonjs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.HostProcess;
import org.ashlar.spi.host.StandardStreams.Output;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.stream.StandardInput;
import org.ashlar.vm.host.stream.StandardOutput;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The process object. */
public final class ProcessObject {
  /** The version of Node whose behaviour the built-in modules follow. */
  private static final String NODE_VERSION = "20.20.2";

  private static final int EXIT_CODE_ATTRIBUTES = Attributes.ENUMERABLE;

  private ProcessObject() {}

  private static JsObject create(Realm realm, HostHooks hooks, ProcessHost host) {
    HostProcess process = hooks.process();
    JsObject object =
        IntrinsicBuilder.object(realm, ProcessEvents.prototype(realm))
            .functions(ProcessObjectTable.TABLE)
            .functions(ProcessMeasuresTable.TABLE)
            .put("title", "ashlar", Attributes.DEFAULT)
            .put("version", "v" + NODE_VERSION, Attributes.DEFAULT)
            .put("versions", versions(realm), Attributes.DEFAULT)
            .put("release", release(realm), Attributes.DEFAULT)
            .put("features", features(realm), Attributes.DEFAULT)
            .put("arch", architecture(), Attributes.DEFAULT)
            .put("platform", platform(), Attributes.DEFAULT)
            .put("argv", arguments(realm, process), Attributes.DEFAULT)
            .put("argv0", "ashlar", Attributes.DEFAULT)
            .put("execArgv", realm.newArray(), Attributes.DEFAULT)
            .put("execPath", process.executable(), Attributes.DEFAULT)
            .put("env", EnvironmentObject.create(realm, hooks), Attributes.DEFAULT)
            .put("pid", Numbers.box(process.processId()), Attributes.DEFAULT)
            .put("stdin", lazy(() -> StandardInput.create(realm)), Attributes.DEFAULT)
            .put("stdout", lazy(() -> StandardOutput.create(realm, Output.OUT)), Attributes.DEFAULT)
            .put(
                "stderr",
                lazy(() -> StandardOutput.create(realm, Output.ERROR)),
                Attributes.DEFAULT)
            .tag("process")
            .build();
    ProcessState state =
        new ProcessState(object, hooks, host, hooks.nondeterminism().monotonicNanoseconds());
    realm.hostSlot(ProcessState.class, owner -> state);
    ProcessEvents.created(realm);
    addPart(realm, object, "hrtime", "bigint");
    addPart(realm, object, "memoryUsage", "rss");
    return object;
  }

  private static LazyValue lazy(Supplier<JsObject> maker) {
    return new LazyValue() {
      @Override
      public Object materialize() {
        return maker.get();
      }
    };
  }

  private static void addPart(Realm realm, JsObject object, String function, String part) {
    JsObject holder = (JsObject) object.get(realm.agent(), key(realm.agent(), function));
    ProcessMeasuresTable table = ProcessMeasuresTable.TABLE;
    holder.rawPut(
        realm.agent(),
        key(realm.agent(), part),
        BuiltinFunction.of(realm, table, table.require(part, BuiltinKind.DETACHED), part, null),
        Attributes.DEFAULT);
  }

  /** The process object of a realm, made at the first question. */
  public static JsObject of(Realm realm) {
    ProcessState made = ProcessState.find(realm);
    return made != null
        ? made.object()
        : create(
            realm,
            CommonJsLoader.of(realm).hooks(),
            (ProcessHost) Objects.requireNonNull(realm.hostDefined()));
  }

  private static ProcessState state(Realm realm) {
    return ProcessState.of(realm);
  }

  static org.ashlar.vm.value.PropertyKey key(Agent agent, String name) {
    return agent.group().keys().internKey(name);
  }

  private static JsObject versions(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .put("node", NODE_VERSION, Attributes.DEFAULT)
        .put("ashlar", "0.1.0", Attributes.DEFAULT)
        .put("java", String.valueOf(System.getProperty("java.version")), Attributes.DEFAULT)
        .build();
  }

  private static JsObject release(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .put("name", "node", Attributes.DEFAULT)
        .build();
  }

  private static JsObject features(Realm realm) {
    IntrinsicBuilder features = IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE);
    for (String absent :
        new String[] {
          "inspector", "debug", "uv", "ipv6", "tls_alpn", "tls_sni", "tls_ocsp", "tls"
        }) {
      features.put(absent, false, Attributes.DEFAULT);
    }
    return features
        .put("cached_builtins", true, Attributes.DEFAULT)
        .put("require_module", true, Attributes.DEFAULT)
        .build();
  }

  private static String platform() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
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
    values.add(process.executable());
    if (!process.program().isEmpty()) {
      values.add(process.program());
    }
    values.addAll(process.arguments());
    return realm.newArray(values.toArray());
  }

  @Builtin(name = "cwd", attributes = Attributes.DEFAULT)
  static Object cwd(Agent agent, BuiltinFunction callee, Object thisValue) {
    return CommonJsLoader.of(callee.realm).directory();
  }

  @Builtin(name = "chdir", attributes = Attributes.DEFAULT)
  static Object chdir(Agent agent, BuiltinFunction callee, Object thisValue, Object directory) {
    if (!(directory instanceof CharSequence text)) {
      throw HostErrors.invalidType(agent, "directory", "of type string", directory);
    }
    CommonJsLoader.of(callee.realm).changeDirectory(Strings.flat(text));
    return Undefined.UNDEFINED;
  }

  @Builtin(name = "exit", attributes = Attributes.DEFAULT)
  static Object exit(Agent agent, BuiltinFunction callee, Object thisValue, Object code) {
    if (code != Undefined.UNDEFINED) {
      state(callee.realm).setExitCode(agent, code);
    }
    throw ProcessEvents.exit(agent, callee.realm);
  }

  @Builtin(name = "reallyExit", attributes = Attributes.DEFAULT)
  static Object reallyExit(Agent agent, BuiltinFunction callee, Object thisValue, Object code) {
    int status = code == Undefined.UNDEFINED ? 0 : TypeConversion.toInt32(agent, code);
    throw state(callee.realm).host().exit(status & 0xFF);
  }

  @Builtin(name = "exitCode", kind = BuiltinKind.GETTER, attributes = EXIT_CODE_ATTRIBUTES)
  static Object exitCode(Agent agent, BuiltinFunction callee, Object thisValue) {
    return state(callee.realm).exitCode();
  }

  @Builtin(name = "exitCode", kind = BuiltinKind.SETTER, attributes = EXIT_CODE_ATTRIBUTES)
  static Object setExitCode(Agent agent, BuiltinFunction callee, Object thisValue, Object code) {
    state(callee.realm).setExitCode(agent, code);
    return Undefined.UNDEFINED;
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
    Background.of(callee.realm).nextTick(function, rest);
    return Undefined.UNDEFINED;
  }
}

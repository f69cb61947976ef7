package org.ashlar.vm.host.commonjs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.host.resolution.ModuleResolver;
import org.ashlar.vm.host.resolution.ResolutionException;
import org.ashlar.vm.intrinsic.structured.JsonObject;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ScriptRecord;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * The CommonJS modules of one realm: cache, search, and evaluation in the function wrapper.
 *
 * <p>A module is in the cache before its code runs, so that cycles see what is exported so far.
 * Used by the agent's thread.
 */
public final class CommonJsLoader {
  private static final String WRAPPER =
      "(function (exports, require, module, __filename, __dirname) { ";
  private static final String WRAPPER_END = "\n})";

  private final Realm realm;
  private final Agent agent;
  private final HostHooks hooks;
  private final ModuleGraph graph;
  private final ModuleResolver resolver;
  private final Map<String, JsObject> cache = new LinkedHashMap<>();
  private final BuiltinModules builtins;
  private final LoaderExtensions extensions;
  private final RequiredModules modules;
  private final JsObject cacheObject;
  private String directory;
  private @Nullable JsObject main;

  public CommonJsLoader(Realm realm, HostHooks hooks, ModuleGraph graph) {
    this.realm = realm;
    this.agent = realm.agent();
    this.hooks = hooks;
    this.graph = graph;
    this.resolver = ModuleResolver.forRequire(hooks);
    this.cacheObject = realm.newObject(null);
    this.builtins = new BuiltinModules(realm);
    this.extensions = new LoaderExtensions(realm);
    this.modules = new RequiredModules(graph);
    this.directory = hooks.process().directory();
  }

  /** The loader of a realm, which its host made. */
  public static CommonJsLoader of(Realm realm) {
    return realm.hostSlot(
        CommonJsLoader.class,
        owner -> {
          throw new AssertionError("a realm without CommonJS");
        });
  }

  Realm realm() {
    return realm;
  }

  HostHooks hooks() {
    return hooks;
  }

  /** The parts of built-in modules that are written in JavaScript. */
  public Library library() {
    return builtins.library();
  }

  /** The working directory of the program. */
  public String directory() {
    return directory;
  }

  /** Makes another directory the working directory. */
  void changeDirectory(String path) {
    String absolute = PosixPath.resolve(directory, List.of(path));
    try {
      hooks.permissions().require(PermissionPolicy.Kind.READ, absolute);
    } catch (AshlarException refused) {
      throw HostErrors.ofHost(agent, refused);
    }
    Optional<HostFiles.Status> status = hooks.files().status(absolute);
    if (status.isEmpty()) {
      throw HostErrors.ofDirectory(agent, "ENOENT", "no such file or directory", directory, path);
    }
    if (!status.get().directory()) {
      throw HostErrors.ofDirectory(agent, "ENOTDIR", "not a directory", directory, path);
    }
    directory = hooks.files().realPath(absolute);
  }

  @Nullable JsObject main() {
    return main;
  }

  JsObject extensionsObject() {
    return extensions.object();
  }

  JsObject cacheObject() {
    return cacheObject;
  }

  /**
   * Evaluates a text as the main module; the value is its exports.
   *
   * @throws ModuleTextException if it turns out to be an ES module
   */
  public Object runMain(String path, String text) {
    JsObject module = newModule(path, null);
    main = module;
    remember(path, module);
    try {
      evaluate(module, path, text);
    } catch (ModuleTextException other) {
      main = null;
      forget(path);
      throw other;
    }
    put(module, "loaded", true);
    return exportsOf(module);
  }

  /**
   * Evaluates a text that is in no file: {@code -e} and standard input. The value is the completion
   * value.
   *
   * @throws ModuleTextException if it turns out to be an ES module
   */
  public Object runText(String name, String text) {
    JsObject module = newModule(directory() + "/" + name, null);
    main = module;
    JsObject global = realm.global();
    global.rawPut(agent, key("module"), module, Attributes.HIDDEN);
    global.rawPut(agent, key("exports"), exportsOf(module), Attributes.HIDDEN);
    global.rawPut(
        agent, key("require"), requireFor(module, directory() + "/" + name), Attributes.HIDDEN);
    global.rawPut(agent, key("__filename"), name, Attributes.HIDDEN);
    global.rawPut(agent, key("__dirname"), ".", Attributes.HIDDEN);
    String path = directory() + "/" + name;
    SourceText source = SourceText.of(name, text);
    return run(compile(compiler -> compiler.compileScript(source), path, text), path);
  }

  private JsFunction requireFor(JsObject module, String path) {
    return RequireFunction.create(this, module, path);
  }

  private PropertyKey key(String name) {
    return agent.group().keys().intern(name);
  }

  private JsObject newModule(String path, @Nullable JsObject parent) {
    return ModuleObject.create(realm, path, parent, parent == null && main == null);
  }

  private void put(JsObject object, String name, Object value) {
    object.rawPut(agent, key(name), value, Attributes.DEFAULT);
  }

  private Object exportsOf(JsObject module) {
    return module.get(agent, key("exports"));
  }

  private void remember(String path, JsObject module) {
    cache.put(path, module);
    cacheObject.rawPut(agent, agent.group().keys().internKey(path), module, Attributes.DEFAULT);
  }

  private void forget(String path) {
    cache.remove(path);
    cacheObject.rawRemove(agent.group().keys().lookup(path));
  }

  // ---- require ----

  /** The exports of what a specifier names, seen from a file. */
  Object require(String specifier, JsObject parent, String from) {
    JsObject builtin = builtin(specifier);
    if (builtin != null) {
      return builtin;
    }
    String path = resolve(specifier, from);
    if (path.startsWith("node:")) {
      return Objects.requireNonNull(builtin(path));
    }
    JsObject known =
        cacheObject.rawGet(agent.group().keys().lookup(path)) instanceof JsObject cached
            ? cached
            : null;
    if (known != null) {
      ModuleObject.addChild(agent, parent, known);
      return exportsOf(known);
    }
    cache.remove(path);
    JsObject module = newModule(path, parent);
    remember(path, module);
    boolean complete = false;
    try {
      load(module, path);
      complete = true;
    } finally {
      if (!complete) {
        forget(path);
      }
    }
    return exportsOf(module);
  }

  /**
   * What runs a file whose text was read already, unless it was required before, and gives its
   * exports.
   *
   * @throws ModuleTextException if it turns out to be an ES module
   */
  public Supplier<Object> prepareFile(String path, String text) {
    ScriptCode script = cache.containsKey(path) ? null : compileWrapped(path, text);
    return () -> {
      JsObject known = cache.get(path);
      if (known != null) {
        return exportsOf(known);
      }
      JsObject module = newModule(path, main);
      remember(path, module);
      boolean complete = false;
      try {
        if (script != null) {
          call(module, path, (JsFunction) run(script, path));
        } else {
          // It was there when it was asked for, and has failed since.
          loadText(module, path, text);
        }
        complete = true;
      } finally {
        if (!complete) {
          forget(path);
        }
      }
      put(module, "loaded", true);
      return exportsOf(module);
    };
  }

  /**
   * The path a specifier leads to, or the name of a module that is built in; a guest error if there
   * is neither.
   */
  String resolve(String specifier, String from) {
    return resolve(specifier, List.of(PosixPath.directory(from)), from);
  }

  /** The path a specifier leads to from the first of several directories. */
  String resolve(String specifier, List<String> directories, String from) {
    for (String directory : directories) {
      String path = found(specifier, directory);
      if (path != null) {
        return path;
      }
    }
    throw HostErrors.moduleNotFound(agent, specifier, requireStack(from));
  }

  private @Nullable String found(String specifier, String from) {
    try {
      return resolver.resolve(specifier, from);
    } catch (ResolutionException unresolved) {
      throw ResolutionErrors.of(agent, unresolved);
    } catch (AshlarException refused) {
      throw HostErrors.ofHost(agent, refused);
    }
  }

  /** The files that required each other down to one. */
  private List<String> requireStack(String from) {
    List<String> stack = new ArrayList<>();
    stack.add(from);
    JsObject module = cache.get(from);
    while (module != null
        && module.get(agent, key("parent")) instanceof JsObject parent
        && parent.get(agent, key("filename")) instanceof CharSequence name
        && !stack.contains(name.toString())) {
      stack.add(name.toString());
      module = parent;
    }
    return stack;
  }

  private void load(JsObject module, String path) {
    JsFunction handler = extensions.replaced(agent, path);
    if (handler != null) {
      agent.call(handler, extensions.object(), module, path);
    } else {
      loadFile(module, path);
    }
    put(module, "loaded", true);
  }

  /** What a file is loaded by, unless the program put a function of its own there. */
  void loadFile(JsObject module, String path) {
    String text = read(path);
    if (path.endsWith(".json")) {
      try {
        put(module, "exports", JsonObject.parse(agent, text));
      } catch (ThrowCompletion thrown) {
        if (thrown.value() instanceof JsObject error
            && error.rawGet(Keys.MESSAGE) instanceof CharSequence message) {
          error.rawPut(agent, Keys.MESSAGE, path + ": " + message, Attributes.HIDDEN);
        }
        throw thrown;
      }
    } else if (resolver.isModuleFile(path)) {
      put(module, "exports", modules.require(path, text));
    } else {
      loadText(module, path, text);
    }
  }

  /** Runs a text that may turn out to be an ES module. */
  private void loadText(JsObject module, String path, String text) {
    try {
      evaluate(module, path, text);
    } catch (ModuleTextException other) {
      put(module, "exports", modules.require(path, text));
    }
  }

  String read(String path) {
    try {
      byte[] content = Background.of(realm).performHere(() -> hooks.files().read(path));
      return new String(content, StandardCharsets.UTF_8);
    } catch (AshlarException refused) {
      throw HostErrors.ofFile(agent, refused, "open", path);
    }
  }

  /** Runs the text of a file in the function that CommonJS wraps it in. */
  Object evaluate(JsObject module, String path, String text) {
    return call(module, path, (JsFunction) run(compileWrapped(path, text), path));
  }

  private Object call(JsObject module, String path, JsFunction function) {
    Object[] arguments = {
      exportsOf(module), requireFor(module, path), module, path, PosixPath.directory(path)
    };
    return agent.callAll(function, exportsOf(module), arguments);
  }

  /**
   * Compiles the text of a module to a script whose value is the function around it.
   *
   * @throws CompileException if the text has an early error
   */
  public static ScriptCode compileWrapped(SourceCompiler compiler, String path, String text)
      throws CompileException {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    body = body.startsWith("#!") ? "//" + body.substring(2) : body;
    int start = WRAPPER.length();
    SourceText source = SourceText.of(path, WRAPPER + body + WRAPPER_END, 1, 1 - start);
    return compiler.compileAround(source, start, start + body.length());
  }

  /** The text inside the function, or Java null if there is no such function around it. */
  public static @Nullable String unwrapped(SourceText source) {
    String text = source.text();
    return text.startsWith(WRAPPER) && text.endsWith(WRAPPER_END)
        ? text.substring(WRAPPER.length(), text.length() - WRAPPER_END.length())
        : null;
  }

  private ScriptCode compileWrapped(String path, String text) {
    return compile(compiler -> compileWrapped(compiler, path, text), path, text);
  }

  private ScriptCode compile(
      Function<SourceCompiler, ScriptCode> compilation, String path, String text) {
    try {
      return compilation.apply(agent.host().compiler());
    } catch (CompileException early) {
      if (mayBeModule(path) && isModule(path, text)) {
        throw new ModuleTextException();
      }
      throw Errors.earlyError(agent, early);
    }
  }

  private Object run(ScriptCode script, String path) {
    return GlobalDeclarations.runScript(agent, realm, script, referrer(path));
  }

  /** What the imports of a script of that name are seen from. */
  ScriptRecord referrer(String path) {
    return new ScriptRecord(graph, path);
  }

  /** Whether neither the name of a file nor its package says what it is. */
  private boolean mayBeModule(String path) {
    String extension = PosixPath.extension(path);
    return (extension.isEmpty() || extension.equals(".js")) && resolver.packageType(path) == null;
  }

  private boolean isModule(String path, String text) {
    try {
      agent.host().compiler().compileModule(SourceText.of(path, text));
      return true;
    } catch (CompileException neither) {
      return false;
    }
  }

  /** A module that is built in, with or without the {@code node:} prefix, or Java null. */
  public @Nullable JsObject builtin(String specifier) {
    return builtins.find(specifier);
  }

  BuiltinModules builtins() {
    return builtins;
  }
}

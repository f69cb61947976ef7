package org.ashlar.vm.host.commonjs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The parts of built-in modules that are written in JavaScript, because they call back into the
 * program all the time. Each is compiled and run when a realm first asks for it.
 *
 * <p>A file is the body of a function of {@code exports}, {@code require}, {@code module} and
 * {@code internal}. There, {@code require} reaches built-in modules and other files of the library
 * only, and {@code internal} holds the functions of {@link LibraryFunctions}.
 */
public final class Library {
  private static final String WRAPPER = "(function (exports, require, module, internal) { ";
  private static final String WRAPPER_END = "\n})";

  private final Realm realm;
  private final Agent agent;
  private final Map<String, Object> loaded = new HashMap<>();
  private @Nullable JsObject internal;

  Library(Realm realm) {
    this.realm = realm;
    this.agent = realm.agent();
  }

  /** What the file of a module exports. */
  Object load(String name) {
    Object known = loaded.get(name);
    if (known != null) {
      return known;
    }
    JsObject module = realm.newObject();
    JsObject exports = realm.newObject();
    module.rawPut(agent, agent.group().keys().intern("exports"), exports, Attributes.DEFAULT);
    Object[] arguments = {exports, require(), module, internal()};
    agent.callAll(compiled(name), Undefined.UNDEFINED, arguments);
    Object result = module.get(agent, agent.group().keys().intern("exports"));
    loaded.put(name, result);
    return result;
  }

  /** What the file of a module exports, which is an object. */
  public JsObject loadObject(String name) {
    return (JsObject) load(name);
  }

  private JsFunction compiled(String name) {
    SourceText source =
        SourceText.of("node:" + name, WRAPPER + text(name) + WRAPPER_END, 1, 1 - WRAPPER.length());
    try {
      return (JsFunction)
          GlobalDeclarations.runScript(
              agent, realm, agent.host().compiler().compileScript(source), null);
    } catch (CompileException early) {
      throw new AssertionError("the library does not compile: " + name, early);
    }
  }

  private static String text(String name) {
    try (InputStream in = Library.class.getResourceAsStream("library/" + name + ".js")) {
      if (in == null) {
        throw new AssertionError("the library has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private BuiltinFunction require() {
    LibraryFunctionsTable table = LibraryFunctionsTable.TABLE;
    return BuiltinFunction.of(
        realm, table, table.require("require", BuiltinKind.DETACHED), "require", this);
  }

  private JsObject internal() {
    JsObject known = internal;
    if (known == null) {
      known =
          IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
              .functions(LibraryFunctionsTable.TABLE)
              .functions(ValueFunctionsTable.TABLE)
              .functions(SystemFunctionsTable.TABLE)
              .functions(ServiceFunctionsTable.TABLE)
              .put("globals", globals(), Attributes.DEFAULT)
              .put("commonJs", commonJs(), Attributes.DEFAULT)
              .build();
      internal = known;
    }
    return known;
  }

  /** The host's functions that modules offer under a second name. */
  private JsObject globals() {
    JsObject globals = realm.newObject();
    for (String name :
        new String[] {
          "setTimeout",
          "setInterval",
          "setImmediate",
          "clearTimeout",
          "clearInterval",
          "clearImmediate",
          "performance"
        }) {
      Object value = realm.global().get(agent, agent.group().keys().internKey(name));
      globals.rawPut(agent, agent.group().keys().internKey(name), value, Attributes.DEFAULT);
    }
    return globals;
  }

  private JsObject commonJs() {
    CommonJsLoader loader = CommonJsLoader.of(realm);
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .put("prototype", ModuleObject.prototype(realm), Attributes.DEFAULT)
        .put("cache", loader.cacheObject(), Attributes.DEFAULT)
        .put("extensions", loader.extensionsObject(), Attributes.DEFAULT)
        .build();
  }
}

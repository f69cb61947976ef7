package org.ashlar.vm.host.commonjs;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.console.ConsoleObject;
import org.ashlar.vm.host.filesystem.FileSystemModule;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.resolution.BuiltinNames;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** The modules that need no file, each made when a realm first asks for it. */
final class BuiltinModules {
  private final Realm realm;
  private final Library library;
  private final Map<String, JsObject> made = new HashMap<>();

  BuiltinModules(Realm realm) {
    this.realm = realm;
    this.library = new Library(realm);
  }

  /** The parts of modules that are written in JavaScript. */
  Library library() {
    return library;
  }

  /** Whether a module was asked for before. */
  boolean isLoaded(String name) {
    return made.containsKey(name);
  }

  /**
   * A module by its specifier, or Java null if there is none of that name. A specifier that only a
   * module which is built in can have is an error then.
   */
  @Nullable JsObject find(String specifier) {
    String name = BuiltinNames.plain(specifier);
    JsObject known = made.get(name);
    if (known != null) {
      return known;
    }
    if (!BuiltinNames.ALL.contains(name)) {
      if (!name.equals(specifier)) {
        throw HostErrors.withCode(
            realm.agent(),
            ErrorKind.ERROR,
            "ERR_UNKNOWN_BUILTIN_MODULE",
            "No such built-in module: " + specifier);
      }
      return null;
    }
    JsObject module = make(name);
    made.put(name, module);
    if (name.equals("events")) {
      ProcessEvents.emitterMade(realm);
    }
    return module;
  }

  private JsObject make(String name) {
    return switch (name) {
      case "buffer" -> Buffers.module(realm);
      case "fs" -> FileSystemModule.create(realm);
      case "fs/promises" -> FileSystemModule.promises(realm);
      case "path", "path/posix" -> PathModule.create(realm);
      case "console" -> ConsoleObject.of(realm, Background.of(realm).hooks());
      case "process" -> ProcessObject.of(realm);
      case "assert/strict" -> member(library.loadObject("assert"), "strict");
      case "util/types" -> library.loadObject("internal/types");
      case "path/win32" -> member(Objects.requireNonNull(find("path")), "win32");
      default -> library.loadObject(name);
    };
  }

  private JsObject member(JsObject object, String name) {
    Agent agent = realm.agent();
    return (JsObject) object.get(agent, agent.group().keys().internKey(name));
  }
}

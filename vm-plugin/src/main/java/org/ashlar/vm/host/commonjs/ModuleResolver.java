package org.ashlar.vm.host.commonjs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.intrinsic.structured.JsonObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * Where a specifier leads: Node's search of files, directories and {@code node_modules}, with
 * package exports.
 */
final class ModuleResolver {
  private static final List<String> EXTENSIONS = List.of("", ".js", ".json", ".cjs", ".mjs");

  private final Agent agent;
  private final HostFiles files;
  private final Map<String, Optional<JsObject>> packages = new HashMap<>();

  ModuleResolver(Agent agent, HostFiles files) {
    this.agent = agent;
    this.files = files;
  }

  /**
   * The real path of the file that a specifier names, or Java null.
   *
   * @param directory of the importing file
   * @param condition {@code require} or {@code import}
   */
  @Nullable String resolve(String specifier, String directory, String condition) {
    if (specifier.startsWith("/") || isRelative(specifier)) {
      String path = PosixPath.resolve(directory, List.of(specifier));
      return specifier.endsWith("/") ? asDirectory(path) : asFileOrDirectory(path);
    }
    if (specifier.startsWith("#")) {
      return internal(specifier, directory, condition);
    }
    return inModules(specifier, directory, condition);
  }

  /** Whether a specifier is a path relative to the file it stands in. */
  static boolean isRelative(String specifier) {
    return specifier.equals(".")
        || specifier.equals("..")
        || specifier.startsWith("./")
        || specifier.startsWith("../");
  }

  private @Nullable String asFileOrDirectory(String path) {
    String file = asFile(path);
    return file != null ? file : asDirectory(path);
  }

  private @Nullable String asFile(String path) {
    for (String extension : EXTENSIONS) {
      Optional<HostFiles.Status> status = files.status(path + extension);
      if (status.isPresent() && !status.get().directory()) {
        return files.realPath(path + extension);
      }
    }
    return null;
  }

  private @Nullable String asDirectory(String path) {
    JsObject description = description(path);
    if (description != null && member(description, "main") instanceof CharSequence main) {
      String named = asFileOrIndex(PosixPath.resolve(path, List.of(Strings.flat(main))));
      if (named != null) {
        return named;
      }
    }
    return asFile(path + "/index");
  }

  private @Nullable String asFileOrIndex(String path) {
    String file = asFile(path);
    return file != null ? file : asFile(path + "/index");
  }

  private @Nullable String inModules(String specifier, String directory, String condition) {
    int slash = specifier.indexOf('/');
    if (specifier.startsWith("@") && slash > 0) {
      slash = specifier.indexOf('/', slash + 1);
    }
    String name = slash < 0 ? specifier : specifier.substring(0, slash);
    String rest = slash < 0 ? "" : specifier.substring(slash + 1);
    for (String at = directory; ; at = PosixPath.directory(at)) {
      String root = (at.equals("/") ? "" : at) + "/node_modules/" + name;
      if (!PosixPath.base(at).equals("node_modules") && files.status(root).isPresent()) {
        String found = inPackage(root, rest, condition);
        if (found != null) {
          return found;
        }
      }
      if (at.equals("/") || at.equals(".")) {
        return null;
      }
    }
  }

  private @Nullable String inPackage(String root, String rest, String condition) {
    JsObject description = description(root);
    Object exports = description == null ? null : member(description, "exports");
    if (!(exports instanceof JsObject) && !(exports instanceof CharSequence)) {
      return rest.isEmpty() ? asFileOrDirectory(root) : asFileOrDirectory(root + "/" + rest);
    }
    String subpath = rest.isEmpty() ? "." : "./" + rest;
    String target = PackageExports.target(agent, exports, subpath, condition);
    if (target == null) {
      throw notExported(root, subpath);
    }
    return existing(root, target, subpath);
  }

  private ThrowCompletion notExported(String root, String subpath) {
    String file = root + "/package.json";
    return HostErrors.withCode(
        agent,
        ErrorKind.ERROR,
        "ERR_PACKAGE_PATH_NOT_EXPORTED",
        subpath.equals(".")
            ? "No \"exports\" main defined in " + file
            : "Package subpath '" + subpath + "' is not defined by \"exports\" in " + file);
  }

  /** The file that a package names, which lies inside of it. */
  private String existing(String root, String target, String subpath) {
    if (!target.startsWith("./") || target.contains("/../")) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.ERROR,
          "ERR_INVALID_PACKAGE_TARGET",
          "Invalid \"exports\" target \""
              + target
              + "\" defined for '"
              + subpath
              + "' in the package config "
              + root
              + "/package.json; targets must start with \"./\"");
    }
    String path = PosixPath.resolve(root, List.of(target));
    String file = asFile(path);
    if (file == null) {
      throw HostErrors.withSystemCode(
          agent, "MODULE_NOT_FOUND", "Cannot find module '" + path + "'");
    }
    return file;
  }

  /** What the nearest package calls by a name of its own: a file of it, or another module. */
  private @Nullable String internal(String specifier, String directory, String condition) {
    String root = directory;
    while (description(root) == null && !root.equals("/") && !root.equals(".")) {
      root = PosixPath.directory(root);
    }
    JsObject description = description(root);
    Object imports = description == null ? null : member(description, "imports");
    String target =
        imports instanceof JsObject
            ? PackageExports.target(agent, imports, specifier, condition)
            : null;
    if (target == null) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_PACKAGE_IMPORT_NOT_DEFINED",
          "Package import specifier \""
              + specifier
              + "\" is not defined"
              + (description == null ? "" : " in package " + root + "/package.json"));
    }
    if (BuiltinModules.isBuiltin(target)) {
      return target.startsWith("node:") ? target : "node:" + target;
    }
    return target.startsWith("./")
        ? existing(root, target, specifier)
        : inModules(target, root, condition);
  }

  /** The directories in which a specifier that is no path is looked for, nearest first. */
  static List<String> searched(String directory) {
    List<String> paths = new ArrayList<>();
    for (String at = directory; ; at = PosixPath.directory(at)) {
      if (!PosixPath.base(at).equals("node_modules")) {
        paths.add((at.equals("/") ? "" : at) + "/node_modules");
      }
      if (at.equals("/") || at.equals(".")) {
        return paths;
      }
    }
  }

  /** The nearest package description at or above a directory, or Java null. */
  @Nullable JsObject nearestDescription(String directory) {
    for (String at = directory; ; at = PosixPath.directory(at)) {
      JsObject found = description(at);
      if (found != null) {
        return found;
      }
      if (at.equals("/") || at.equals(".")) {
        return null;
      }
    }
  }

  private @Nullable JsObject description(String directory) {
    return packages.computeIfAbsent(directory, this::readDescription).orElse(null);
  }

  private Optional<JsObject> readDescription(String directory) {
    String path = (directory.equals("/") ? "" : directory) + "/package.json";
    if (files.status(path).filter(HostFiles.Status::regularFile).isEmpty()) {
      return Optional.empty();
    }
    try {
      String text = new String(files.read(path), StandardCharsets.UTF_8);
      return JsonObject.parse(agent, text) instanceof JsObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (AshlarException unreadable) {
      return Optional.empty();
    }
  }

  @Nullable Object member(JsObject object, String name) {
    return object.rawGet(agent.group().keys().lookup(name));
  }

  /**
   * The exports map of a package (Node's PACKAGE_EXPORTS_RESOLVE, without patterns of several
   * stars).
   */
  static final class PackageExports {
    private PackageExports() {}

    static @Nullable String target(Agent agent, Object exports, String subpath, String condition) {
      if (exports instanceof JsObject map && !(map instanceof JsArray) && hasSubpaths(agent, map)) {
        Object exact = map.rawGet(agent.group().keys().lookup(subpath));
        return exact != null
            ? choose(agent, exact, condition, "")
            : pattern(agent, map, subpath, condition);
      }
      return subpath.equals(".") ? choose(agent, exports, condition, "") : null;
    }

    private static boolean hasSubpaths(Agent agent, JsObject map) {
      for (PropertyKey key : map.ownPropertyKeys(agent)) {
        if (key.toDisplayString().startsWith(".") || key.toDisplayString().startsWith("#")) {
          return true;
        }
      }
      return false;
    }

    private static @Nullable String pattern(
        Agent agent, JsObject map, String subpath, String condition) {
      List<String> candidates = new ArrayList<>();
      for (PropertyKey key : map.ownPropertyKeys(agent)) {
        String name = key.toDisplayString();
        int star = name.indexOf('*');
        if (star >= 0
            && subpath.startsWith(name.substring(0, star))
            && subpath.endsWith(name.substring(star + 1))) {
          candidates.add(name);
        }
      }
      candidates.sort((a, b) -> b.indexOf('*') - a.indexOf('*'));
      for (String name : candidates) {
        int star = name.indexOf('*');
        String matched = subpath.substring(star, subpath.length() - (name.length() - star - 1));
        Object value = map.rawGet(agent.group().keys().lookup(name));
        String chosen = value == null ? null : choose(agent, value, condition, matched);
        if (chosen != null) {
          return chosen;
        }
      }
      return null;
    }

    private static @Nullable String choose(
        Agent agent, Object value, String condition, String star) {
      if (value instanceof CharSequence text) {
        return Strings.flat(text).replace("*", star);
      }
      if (!(value instanceof JsObject object)) {
        return null;
      }
      for (PropertyKey key : object.ownPropertyKeys(agent)) {
        String name = key.toDisplayString();
        boolean applies =
            object instanceof JsArray
                ? !name.equals("length")
                : name.equals(condition) || name.equals("node") || name.equals("default");
        Object inner = applies ? object.rawGet(key) : null;
        String chosen = inner == null ? null : choose(agent, inner, condition, star);
        if (chosen != null) {
          return chosen;
        }
      }
      return null;
    }
  }
}

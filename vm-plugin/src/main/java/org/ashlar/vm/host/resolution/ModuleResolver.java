package org.ashlar.vm.host.resolution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.host.resolution.ResolutionException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where a specifier leads: Node's search of files, directories and {@code node_modules}, with
 * package exports. What is not granted is not there, except for a path that a program names, whose
 * refusal does not depend on what is there either.
 */
public final class ModuleResolver {
  private static final List<String> EXTENSIONS = List.of("", ".js", ".json", ".cjs", ".mjs");
  private static final long MAX_DESCRIPTION_BYTES = 16 << 20;

  private final HostFiles files;
  private final PermissionPolicy permissions;
  private final PackageExports exports;
  private final Map<String, Optional<PackageDescription>> packages = new ConcurrentHashMap<>();

  private ModuleResolver(HostHooks hooks, String condition) {
    this.files = hooks.files();
    this.permissions = hooks.permissions();
    this.exports = new PackageExports(condition);
  }

  /** A resolver of what is required. */
  public static ModuleResolver forRequire(HostHooks hooks) {
    return new ModuleResolver(hooks, "require");
  }

  /** A resolver of what is imported. */
  public static ModuleResolver forImport(HostHooks hooks) {
    return new ModuleResolver(hooks, "import");
  }

  /**
   * The real path of the file that a specifier names, the name of a built-in module with its
   * prefix, or null if there is nothing.
   *
   * @param directory of the importing file
   * @throws ResolutionException if a package has nothing of that name
   * @throws AshlarException {@code PERMISSION_DENIED} for a path that is not granted
   */
  public @Nullable String resolve(String specifier, String directory) {
    if (specifier.startsWith("/") || isRelative(specifier)) {
      String path = PosixPath.resolve(directory, List.of(specifier));
      String found = specifier.endsWith("/") ? asDirectory(path) : asFileOrDirectory(path);
      if (found == null) {
        permissions.require(PermissionPolicy.Kind.READ, path);
      }
      return found;
    }
    return specifier.startsWith("#")
        ? internal(specifier, directory)
        : inModules(specifier, directory);
  }

  /** Whether a specifier is a path relative to the file it stands in. */
  public static boolean isRelative(String specifier) {
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
    PackageDescription description = description(path);
    String main = description == null ? null : description.text("main");
    if (main != null) {
      String named = asFileOrIndex(PosixPath.resolve(path, List.of(main)));
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

  private @Nullable String inModules(String specifier, String directory) {
    int slash = specifier.indexOf('/');
    if (specifier.startsWith("@") && slash > 0) {
      slash = specifier.indexOf('/', slash + 1);
    }
    String name = slash < 0 ? specifier : specifier.substring(0, slash);
    String rest = slash < 0 ? "" : specifier.substring(slash + 1);
    for (String modules : searched(directory)) {
      String root = modules + "/" + name;
      String found = files.status(root).isEmpty() ? null : inPackage(root, rest);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String inPackage(String root, String rest) {
    PackageDescription description = description(root);
    Object exported = description == null ? null : description.member("exports");
    if (exported == null || exported.equals("")) {
      return asFileOrDirectory(rest.isEmpty() ? root : PosixPath.resolve(root, List.of(rest)));
    }
    String subpath = rest.isEmpty() ? "." : "./" + rest;
    String target = exports.target(exported, subpath);
    if (target == null) {
      String file = root + "/package.json";
      throw new ResolutionException(
          Problem.ERR_PACKAGE_PATH_NOT_EXPORTED,
          subpath,
          root,
          subpath.equals(".")
              ? "No \"exports\" main defined in " + file
              : "Package subpath '" + subpath + "' is not defined by \"exports\" in " + file);
    }
    return existing(root, target, subpath);
  }

  /** The file that a package names, which lies inside of it. */
  private String existing(String root, String target, String subpath) {
    if (!target.startsWith("./") || target.contains("/../")) {
      throw new ResolutionException(
          Problem.ERR_INVALID_PACKAGE_TARGET,
          subpath,
          root,
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
      throw new ResolutionException(
          Problem.MODULE_NOT_FOUND, subpath, root, "Cannot find module '" + path + "'");
    }
    return file;
  }

  /** What the nearest package calls by a name of its own: a file of it, or another module. */
  private @Nullable String internal(String specifier, String directory) {
    String root = directory;
    while (description(root) == null && !isTop(root)) {
      root = PosixPath.directory(root);
    }
    PackageDescription description = description(root);
    Object imports = description == null ? null : description.member("imports");
    String target = imports instanceof Map<?, ?> ? exports.target(imports, specifier) : null;
    if (target == null) {
      throw new ResolutionException(
          Problem.ERR_PACKAGE_IMPORT_NOT_DEFINED,
          specifier,
          directory,
          "Package import specifier \""
              + specifier
              + "\" is not defined"
              + (description == null ? "" : " in package " + root + "/package.json"));
    }
    if (BuiltinNames.contains(target)) {
      return BuiltinNames.PREFIX + BuiltinNames.plain(target);
    }
    return target.startsWith("./") ? existing(root, target, specifier) : inModules(target, root);
  }

  /** The directories in which a specifier that is no path is looked for, nearest first. */
  public static List<String> searched(String directory) {
    List<String> paths = new ArrayList<>();
    for (String at = directory; ; at = PosixPath.directory(at)) {
      if (!PosixPath.base(at).equals("node_modules")) {
        paths.add((at.equals("/") ? "" : at) + "/node_modules");
      }
      if (isTop(at)) {
        return paths;
      }
    }
  }

  private static boolean isTop(String directory) {
    return directory.equals("/") || directory.equals(".");
  }

  /**
   * What the nearest package description says its files are, {@code module} or {@code commonjs} as
   * a rule; null if there is none or it does not say.
   */
  public @Nullable String packageType(String path) {
    for (String at = PosixPath.directory(path); ; at = PosixPath.directory(at)) {
      PackageDescription found = description(at);
      if (found != null || isTop(at)) {
        return found == null ? null : found.text("type");
      }
    }
  }

  /** Whether a file is a module by its extension, or by the nearest package description. */
  public boolean isModuleFile(String path) {
    return path.endsWith(".mjs") || path.endsWith(".js") && "module".equals(packageType(path));
  }

  private @Nullable PackageDescription description(String directory) {
    return packages.computeIfAbsent(directory, this::readDescription).orElse(null);
  }

  private Optional<PackageDescription> readDescription(String directory) {
    String path = (directory.equals("/") ? "" : directory) + "/package.json";
    Optional<HostFiles.Status> status = files.status(path);
    if (status.isEmpty()
        || !status.get().regularFile()
        || status.get().size() > MAX_DESCRIPTION_BYTES) {
      return Optional.empty();
    }
    try {
      return PackageDescription.parse(new String(files.read(path), StandardCharsets.UTF_8));
    } catch (AshlarException unreadable) {
      return Optional.empty();
    }
  }
}

package org.ashlar.spi.host;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;

/** Modules in files: relative and absolute paths and {@code file:} URLs, no search. */
public final class FileModuleLoader implements ModuleLoader {
  private static final String SCHEME = "file:";

  private final HostFiles files;
  private final PermissionPolicy permissions;

  /**
   * A loader.
   *
   * @param hooks whose files are read as far as they may be
   */
  public FileModuleLoader(HostHooks hooks) {
    this.files = hooks.files();
    this.permissions = hooks.permissions();
  }

  /** Whether a specifier is a path or the URL of a file. */
  public static boolean isPath(String specifier) {
    return specifier.startsWith("/")
        || specifier.startsWith("./")
        || specifier.startsWith("../")
        || specifier.startsWith(SCHEME);
  }

  /**
   * The absolute path that a path or the URL of a file names.
   *
   * @throws IllegalArgumentException if it is no path
   */
  public static Path pathOf(String name) {
    Path path = name.startsWith(SCHEME) ? Path.of(URI.create(name)) : Path.of(name);
    return path.toAbsolutePath().normalize();
  }

  @Override
  public String resolve(String specifier, String referrer, Map<String, String> attributes) {
    if (!isPath(specifier)) {
      throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
    try {
      Path target =
          specifier.startsWith(SCHEME)
              ? pathOf(specifier)
              : pathOf(referrer).resolveSibling(specifier).normalize();
      String path = target.toString();
      permissions.require(PermissionPolicy.Kind.READ, path);
      if (files.status(path).isEmpty()) {
        throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, path, referrer);
      }
      return Path.of(files.realPath(path)).toUri().toString();
    } catch (IllegalArgumentException e) {
      throw new AshlarException(e, ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
  }

  @Override
  public CompletionStage<Source> load(String url, Map<String, String> attributes) {
    try {
      String path = pathOf(url).toString();
      String text = new String(files.read(path), StandardCharsets.UTF_8);
      return CompletableFuture.completedFuture(
          Source.of(
              kindOf(path, attributes), url, text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (AshlarException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Source.Kind kindOf(String path, Map<String, String> attributes) {
    if ("json".equals(attributes.get("type"))) {
      return Source.Kind.JSON;
    }
    return path.endsWith(".cjs") ? Source.Kind.COMMON_JS : Source.Kind.MODULE;
  }
}

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
import org.jspecify.annotations.Nullable;

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
    requireSupported(specifier, attributes);
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
      byte[] content = files.read(path);
      return CompletableFuture.completedFuture(source(url, content, kindOf(path, attributes)));
    } catch (AshlarException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * What a file or a URL holds that was imported with attributes.
   *
   * @param kind {@link Source.Kind#BYTES} for the content as it is, any other for its text
   */
  public static Source source(String url, byte[] content, Source.Kind kind) {
    if (kind == Source.Kind.BYTES) {
      return Source.bytes(url, content);
    }
    String text = new String(content, StandardCharsets.UTF_8);
    return Source.of(kind, url, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /**
   * The kind of data that import attributes ask for, or null if they ask for code.
   *
   * @see #requireSupported
   */
  public static Source.@Nullable Kind dataKind(Map<String, String> attributes) {
    return switch (attributes.get("type")) {
      case "json" -> Source.Kind.JSON;
      case "text" -> Source.Kind.TEXT;
      case "bytes" -> Source.Kind.BYTES;
      case null, default -> null;
    };
  }

  /**
   * Refuses import attributes other than {@code type} with {@code json}, {@code text} or {@code
   * bytes}.
   *
   * @throws AshlarException {@link ErrorCode#IMPORT_ATTRIBUTE_UNSUPPORTED}
   */
  public static void requireSupported(String specifier, Map<String, String> attributes) {
    attributes.forEach(
        (key, value) -> {
          if (!key.equals("type") || dataKind(attributes) == null) {
            throw new AshlarException(
                ErrorCode.IMPORT_ATTRIBUTE_UNSUPPORTED, key, value, specifier);
          }
        });
  }

  private static Source.Kind kindOf(String path, Map<String, String> attributes) {
    Source.Kind data = dataKind(attributes);
    if (data != null) {
      return data;
    }
    return path.endsWith(".cjs") ? Source.Kind.COMMON_JS : Source.Kind.MODULE;
  }
}

package org.ashlar.spi.host;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
  private final HostFiles files;
  private final PermissionPolicy permissions;

  /**
   * A loader.
   *
   * @param files where text is read
   * @param permissions asked for {@code IMPORT} of each file's path
   */
  public FileModuleLoader(HostFiles files, PermissionPolicy permissions) {
    this.files = files;
    this.permissions = permissions;
  }

  @Override
  public String resolve(String specifier, String referrer, Map<String, String> attributes) {
    boolean isPath =
        specifier.startsWith("/") || specifier.startsWith("./") || specifier.startsWith("../");
    if (!isPath && !specifier.startsWith("file:")) {
      throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
    try {
      Path target;
      if (isPath) {
        Path base =
            referrer.startsWith("file:") ? Path.of(URI.create(referrer)) : Path.of(referrer);
        target = base.toAbsolutePath().resolveSibling(specifier).normalize();
      } else {
        target = Path.of(URI.create(specifier)).normalize();
      }
      if (files.status(target.toString()).isEmpty()) {
        throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
      }
      return target.toUri().toString();
    } catch (IllegalArgumentException e) {
      throw new AshlarException(e, ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
  }

  @Override
  public CompletionStage<Source> load(String url, Map<String, String> attributes) {
    try {
      String path = Path.of(URI.create(url)).toString();
      permissions.require(PermissionPolicy.Kind.IMPORT, path);
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(files.read(path))).toString();
      return CompletableFuture.completedFuture(Source.of(kindOf(path, attributes), url, text));
    } catch (CharacterCodingException e) {
      return CompletableFuture.failedFuture(
          new AshlarException(e, ErrorCode.MODULE_LOAD_FAILED, url, "it is not UTF-8 text"));
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

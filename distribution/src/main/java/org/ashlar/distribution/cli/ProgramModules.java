package org.ashlar.distribution.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;

/** Modules of command-line programs: files, and packages in {@code node_modules}. */
final class ProgramModules implements ModuleLoader {
  private final PermissionPolicy permissions;

  ProgramModules(PermissionPolicy permissions) {
    this.permissions = permissions;
  }

  @Override
  public String resolve(String specifier, String referrer, Map<String, String> attributes) {
    Path base =
        referrer.startsWith("file:")
            ? Path.of(URI.create(referrer))
            : Path.of(referrer).toAbsolutePath();
    Path target;
    if (specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("/")) {
      target = base.resolveSibling(specifier).normalize();
    } else if (specifier.startsWith("file:")) {
      target = Path.of(URI.create(specifier)).normalize();
    } else {
      target = PackageEntry.find(specifier, base);
    }
    if (!Files.exists(target)) {
      throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, target, referrer);
    }
    return target.toUri().toString();
  }

  @Override
  public CompletionStage<Source> load(String url, Map<String, String> attributes) {
    Path file = Path.of(URI.create(url));
    try {
      permissions.require(PermissionPolicy.Kind.READ, file.toString());
      Source.Kind kind =
          "json".equals(attributes.get("type")) ? Source.Kind.JSON : ProgramFiles.kind(file);
      return CompletableFuture.completedFuture(Source.file(kind, file));
    } catch (AshlarException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }
}

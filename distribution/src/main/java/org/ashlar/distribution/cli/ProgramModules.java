package org.ashlar.distribution.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.spi.host.FileModuleLoader;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.vm.host.resolution.ModuleResolver;

/** Modules of command-line programs: files, packages in {@code node_modules}, data URLs. */
final class ProgramModules implements ModuleLoader {
  private final PermissionPolicy permissions;
  private final FileModuleLoader paths;
  private final ModuleResolver packages;

  ProgramModules(PermissionPolicy permissions) {
    HostHooks hooks = HostHooks.defaults().with(PermissionPolicy.class, permissions);
    this.permissions = permissions;
    this.paths = new FileModuleLoader(hooks);
    this.packages = ModuleResolver.forImport(hooks);
  }

  @Override
  public String resolve(String specifier, String referrer, Map<String, String> attributes) {
    FileModuleLoader.requireSupported(specifier, attributes);
    if (DataModule.isData(specifier)) {
      permissions.require(PermissionPolicy.Kind.IMPORT, specifier);
      return specifier;
    }
    if (DataModule.isData(referrer)) {
      throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
    if (FileModuleLoader.isPath(specifier)) {
      return paths.resolve(specifier, referrer, attributes);
    }
    String found;
    try {
      Path directory = FileModuleLoader.pathOf(referrer).resolveSibling("");
      found = packages.resolve(specifier, directory.toString());
    } catch (IllegalArgumentException malformed) {
      throw new AshlarException(malformed, ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
    if (found == null) {
      throw new AshlarException(ErrorCode.MODULE_NOT_FOUND, specifier, referrer);
    }
    return found.startsWith("/") ? Path.of(found).toUri().toString() : found;
  }

  @Override
  public CompletionStage<Source> load(String url, Map<String, String> attributes) {
    if (DataModule.isData(url)) {
      return CompletableFuture.supplyAsync(() -> DataModule.source(url, attributes), Runnable::run);
    }
    return paths
        .load(url, attributes)
        .thenApply(
            source -> {
              if (source.kind() == Source.Kind.BYTES) {
                return source;
              }
              Path file = Path.of(URI.create(url));
              return Source.inPlaceOf(kind(source, file), file, source.text());
            });
  }

  private Source.Kind kind(Source source, Path file) {
    if (source.kind() == Source.Kind.TEXT) {
      return Source.Kind.TEXT;
    }
    if (source.kind() == Source.Kind.JSON || file.toString().endsWith(".json")) {
      return Source.Kind.JSON;
    }
    return packages.isModuleFile(file.toString()) ? Source.Kind.MODULE : Source.Kind.COMMON_JS;
  }
}

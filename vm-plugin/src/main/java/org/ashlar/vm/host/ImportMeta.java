package org.ashlar.vm.host;

import java.net.URI;
import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.resolution.BuiltinNames;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;

/** What {@code import.meta} holds in modules of files and other URLs. */
final class ImportMeta {
  private record Origin(ModuleLoader loader, String url) {}

  private ImportMeta() {}

  static void fill(Agent agent, JsObject meta, ModuleRecord module, ModuleLoader loader) {
    String url = module.url();
    if (url.startsWith("file:")) {
      String path = URI.create(url).getPath();
      int slash = path.lastIndexOf('/');
      put(agent, meta, "dirname", slash <= 0 ? "/" : path.substring(0, slash));
      put(agent, meta, "filename", path);
    }
    ImportMetaTable table = ImportMetaTable.TABLE;
    put(
        agent,
        meta,
        "resolve",
        BuiltinFunction.of(
            module.realm(),
            table,
            table.require("resolve", BuiltinKind.DETACHED),
            "resolve",
            new Origin(loader, url)));
    put(agent, meta, "url", url);
  }

  private static void put(Agent agent, JsObject object, String name, Object value) {
    object.rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }

  /** The URL that an import of the specifier would load; a file need not be there. */
  @Builtin(name = "resolve", kind = BuiltinKind.DETACHED)
  static Object resolve(Agent agent, BuiltinFunction callee, Object thisValue, Object specifier) {
    String name = TypeConversion.toFlatString(agent, specifier);
    Origin origin = (Origin) callee.captured();
    if (BuiltinNames.contains(name)) {
      return name.startsWith("node:") ? name : "node:" + name;
    }
    try {
      boolean relative = name.startsWith("./") || name.startsWith("../") || name.startsWith("/");
      if (relative || name.startsWith("file:")) {
        return URI.create(origin.url())
            .resolve(name)
            .toString()
            .replaceFirst("^file:/(?!/)", "file:///");
      }
      return origin.loader().resolve(name, origin.url(), Map.of());
    } catch (AshlarException refused) {
      throw new ThrowCompletion(ContextModules.toError(agent, refused));
    } catch (IllegalArgumentException malformed) {
      return origin.url();
    }
  }
}

package org.ashlar.vm.host.test262;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.ModuleExecution;
import org.ashlar.vm.intrinsic.reflection.ModuleSourceObject;
import org.ashlar.vm.intrinsic.structured.JsonObject;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.module.ScriptRecord;
import org.ashlar.vm.module.SyntheticModule;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.source.SourceText;
import org.jspecify.annotations.Nullable;

/** Modules of tests: files beside the importing one. */
final class Test262Modules extends ModuleExecution {
  private static final String SOURCE = "<module source>";

  /** The script that test code belongs to, for its imports. */
  static ScriptRecord referrer(Realm realm) {
    Test262Agent host = (Test262Agent) realm.agent().host();
    return new ScriptRecord(graph(realm), host.run().path());
  }

  static ModuleGraph graph(Realm realm) {
    return (ModuleGraph) Objects.requireNonNull(realm.hostDefined());
  }

  @Override
  public void load(
      Agent agent,
      ModuleGraph graph,
      @Nullable String referrer,
      String specifier,
      Map<String, String> attributes,
      Continuation continuation) {
    if (specifier.equals(SOURCE)) {
      continuation.loaded(agent, withSource(graph));
      return;
    }
    boolean relative =
        specifier.startsWith("./") || specifier.startsWith("../") || specifier.startsWith("/");
    Path file =
        Path.of(referrer == null ? "/" : referrer)
            .resolveSibling(relative ? specifier : "./" + specifier)
            .normalize();
    ModuleRecord known = graph.known(file.toString(), attributes);
    if (known != null) {
      continuation.loaded(agent, known);
      return;
    }
    ModuleRecord made;
    try {
      made = make(agent, graph, file, attributes.getOrDefault("type", ""));
    } catch (IOException missing) {
      JsObject error =
          agent.host().newError(agent, ErrorKind.TYPE_ERROR, "cannot load " + specifier);
      continuation.failed(agent, error);
      return;
    } catch (ThrowCompletion thrown) {
      continuation.failed(agent, thrown.value());
      return;
    }
    graph.remember(made, attributes);
    continuation.loaded(agent, made);
  }

  private static ModuleRecord withSource(ModuleGraph graph) {
    ModuleRecord known = graph.known(SOURCE, Map.of());
    if (known == null) {
      known =
          SyntheticModule.ofSource(
              graph, SOURCE, new ModuleSourceObject(graph.realm(), "ModuleSource"));
      graph.remember(known, Map.of());
    }
    return known;
  }

  private static ModuleRecord make(Agent agent, ModuleGraph graph, Path file, String type)
      throws IOException {
    String url = file.toString();
    if (type.equals("bytes")) {
      return SyntheticModule.ofBytes(agent, graph, url, Files.readAllBytes(file));
    }
    String text = Files.readString(file);
    return switch (type) {
      case "json" -> SyntheticModule.ofDefault(graph, url, JsonObject.parse(agent, text));
      case "text" -> SyntheticModule.ofDefault(graph, url, text);
      default -> graph.parse(agent, url, SourceText.of(url, text));
    };
  }

  @Override
  public void initializeImportMeta(Agent agent, JsObject meta, ModuleRecord module) {}
}

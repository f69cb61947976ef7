package org.ashlar.vm.host;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.spi.ServiceSlot;
import org.ashlar.spi.host.FileModuleLoader;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.commonjs.ResolutionErrors;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.resolution.ResolutionException;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Modules of a context: found by the host's module loader, texts may arrive later through the
 * mailbox.
 */
final class ContextModules extends ModuleExecution {
  private final VmContext context;
  private final ModuleMaker maker;

  ContextModules(VmContext context, ModuleMaker maker) {
    this.context = context;
    this.maker = maker;
  }

  private ModuleLoader loader() {
    return context.settings().hooks().modules();
  }

  @Override
  public void load(
      Agent agent,
      ModuleGraph graph,
      @Nullable String referrer,
      String specifier,
      Map<String, String> attributes,
      Continuation continuation) {
    Realm caller = agent.realm;
    agent.realm = graph.realm();
    try {
      find(agent, graph, referrer, specifier, attributes, continuation);
    } catch (ThrowCompletion refused) {
      continuation.failed(agent, refused.value());
    } finally {
      agent.realm = caller;
    }
  }

  private void find(
      Agent agent,
      ModuleGraph graph,
      @Nullable String referrer,
      String specifier,
      Map<String, String> attributes,
      Continuation continuation) {
    ModuleRecord builtin = maker.builtin(agent, graph, specifier);
    if (builtin != null) {
      loadedBuiltin(agent, builtin, attributes, continuation);
      return;
    }
    String base =
        referrer != null ? referrer : context.settings().hooks().process().directory() + "/";
    CompletableFuture<Source> text;
    String url;
    try {
      url = context.inHost(() -> loader().resolve(specifier, base, attributes));
      ModuleRecord known = graph.known(url, attributes);
      builtin = known == null && url.startsWith("node:") ? maker.builtin(agent, graph, url) : null;
      if (builtin != null) {
        loadedBuiltin(agent, builtin, attributes, continuation);
        return;
      }
      if (known != null) {
        continuation.loaded(agent, known);
        return;
      }
      text = context.inHost(() -> loader().load(url, attributes)).toCompletableFuture();
    } catch (AshlarException refused) {
      continuation.failed(agent, toError(agent, refused));
      return;
    }
    if (text.isDone()) {
      finish(agent, graph, url, attributes, text, continuation);
      return;
    }
    ServiceSlot.Registration alive = context.keepAlive();
    text.whenComplete(
        (source, fault) ->
            agent.post(
                new Job(graph.realm(), null) {
                  @Override
                  public void run(Agent running) {
                    alive.close();
                    finish(running, graph, url, attributes, text, continuation);
                  }
                }));
  }

  /** Built-in modules are code, which no attribute changes. */
  private static void loadedBuiltin(
      Agent agent, ModuleRecord module, Map<String, String> attributes, Continuation continuation) {
    if (attributes.isEmpty()) {
      continuation.loaded(agent, module);
      return;
    }
    Map.Entry<String, String> attribute = attributes.entrySet().iterator().next();
    AshlarException refused =
        new AshlarException(
            ErrorCode.IMPORT_ATTRIBUTE_UNSUPPORTED,
            attribute.getKey(),
            attribute.getValue(),
            module.url());
    continuation.failed(agent, toError(agent, refused));
  }

  private void finish(
      Agent agent,
      ModuleGraph graph,
      String url,
      Map<String, String> attributes,
      CompletableFuture<Source> text,
      Continuation continuation) {
    ModuleRecord known = graph.known(url, attributes);
    if (known != null) {
      continuation.loaded(agent, known);
      return;
    }
    ModuleRecord made;
    try {
      Source source = text.join();
      requireKind(agent, url, source.kind(), FileModuleLoader.dataKind(attributes));
      made = maker.make(agent, graph, url, source);
    } catch (ThrowCompletion thrown) {
      continuation.failed(agent, thrown.value());
      return;
    } catch (CompletionException failed) {
      continuation.failed(agent, toError(agent, failed.getCause()));
      return;
    }
    graph.remember(made, attributes);
    continuation.loaded(agent, made);
  }

  /**
   * Refuses what is not of the kind that was asked for, whatever the loader says: a program that
   * imports data must not run code.
   *
   * @param wanted Java null for code
   */
  private static void requireKind(
      Agent agent, String url, Source.Kind found, Source.@Nullable Kind wanted) {
    if (wanted != null && found != wanted) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE",
          "Module \"" + url + "\" is not of type \"" + typeOf(wanted) + "\"");
    }
    if (wanted == null && isData(found)) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_IMPORT_ATTRIBUTE_MISSING",
          "Module \"" + url + "\" needs an import attribute of \"type: " + typeOf(found) + "\"");
    }
  }

  private static boolean isData(Source.Kind kind) {
    return kind == Source.Kind.JSON || kind == Source.Kind.TEXT || kind == Source.Kind.BYTES;
  }

  private static String typeOf(Source.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The guest error of a load that failed. */
  static JsObject toError(Agent agent, @Nullable Throwable fault) {
    if (!(fault instanceof AshlarException known)) {
      String message =
          fault == null ? "cannot load the module" : String.valueOf(fault.getMessage());
      return agent.host().newError(agent, ErrorKind.ERROR, message);
    }
    if (known instanceof ResolutionException unresolved) {
      return (JsObject) ResolutionErrors.of(agent, unresolved).value();
    }
    String message =
        known.code() == ErrorCode.MODULE_NOT_FOUND
            ? notFound(known)
            : String.valueOf(known.getMessage());
    String code =
        switch (known.code()) {
          case MODULE_NOT_FOUND -> "ERR_MODULE_NOT_FOUND";
          case PERMISSION_DENIED -> "ERR_ACCESS_DENIED";
          case IMPORT_ATTRIBUTE_UNSUPPORTED -> "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED";
          default -> "ERR_" + known.code().name();
        };
    ErrorKind kind =
        known.code() == ErrorCode.IMPORT_ATTRIBUTE_UNSUPPORTED
            ? ErrorKind.TYPE_ERROR
            : ErrorKind.ERROR;
    return (JsObject) HostErrors.withCode(agent, kind, code, message).value();
  }

  /** As in Node, which tells files from packages. */
  private static String notFound(AshlarException fault) {
    String specifier = String.valueOf(fault.arguments().getFirst());
    String referrer = String.valueOf(fault.arguments().getLast());
    return "Cannot find "
        + (specifier.startsWith("/") ? "module" : "package")
        + " '"
        + specifier
        + "' imported from "
        + (referrer.startsWith("file:") ? URI.create(referrer).getPath() : referrer);
  }

  @Override
  public void initializeImportMeta(Agent agent, JsObject meta, ModuleRecord module) {
    ImportMeta.fill(agent, meta, module, loader());
  }

  /** Makes module records of texts that are not plain modules, and of modules that are built in. */
  interface ModuleMaker {
    /** The module that is built in under a name, or Java null; may throw to refuse it. */
    @Nullable ModuleRecord builtin(Agent agent, ModuleGraph graph, String specifier);

    /** The module of a text; may throw. */
    ModuleRecord make(Agent agent, ModuleGraph graph, String url, Source source);
  }

  /** A source text module. */
  static ModuleRecord parse(Agent agent, ModuleGraph graph, String url, Source source) {
    return graph.parse(agent, url, SourceText.of(source.name(), source.text()));
  }
}

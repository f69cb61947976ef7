package org.ashlar.vm.module;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.PromiseOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The module map of one realm, and loading of graphs (clause 16.2.1.5.1).
 *
 * <p>A module is known by its URL and import attributes. Loads may end later, in jobs of the agent;
 * the graph is used by the agent's thread alone.
 */
public final class ModuleGraph {
  private record Identity(String url, Map<String, String> attributes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity that
          && url.equals(that.url)
          && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
      return url.hashCode() * 31 + attributes.hashCode();
    }
  }

  private final Realm realm;
  private final ModuleHost host;
  private final Map<Identity, ModuleRecord> modules = new HashMap<>();

  public ModuleGraph(Realm realm, ModuleHost host) {
    this.realm = realm;
    this.host = host;
  }

  public Realm realm() {
    return realm;
  }

  /** The module already known under an identity, or Java null. */
  public @Nullable ModuleRecord known(String url, Map<String, String> attributes) {
    return modules.get(new Identity(url, attributes));
  }

  /** Remembers a module under its URL and attributes. */
  public void remember(ModuleRecord module, Map<String, String> attributes) {
    modules.put(new Identity(module.url(), attributes), module);
  }

  /**
   * Compiles a source text module; it is not remembered. Early errors are thrown as guest
   * SyntaxErrors.
   *
   * @param url identity and referrer; the source's name is for messages
   */
  public SourceTextModule parse(Agent agent, String url, SourceText source) {
    try {
      ModuleCode code = agent.host().compiler().compileModule(source);
      return new SourceTextModule(this, url, code, host);
    } catch (CompileException early) {
      throw Errors.earlyError(agent, early);
    }
  }

  /** What ends a load of a whole graph. */
  public interface Loaded {
    void loaded(Agent agent);

    void failed(Agent agent, Object reason);
  }

  /** LoadRequestedModules: loads everything a module needs, then calls back once. */
  @EcmaSpec("sec-LoadRequestedModules")
  public void loadRequested(Agent agent, ModuleRecord module, Loaded whenDone) {
    GraphLoad load = new GraphLoad(whenDone);
    load.visit(agent, module);
    load.finishIfIdle(agent);
  }

  /** GraphLoadingState, without recursion over import chains. */
  private final class GraphLoad {
    private final Loaded whenDone;
    private final Set<ModuleRecord> visited = new HashSet<>();
    private final Deque<ModuleRecord> waiting = new ArrayDeque<>();
    private int pending;
    private boolean walking;
    private boolean over;

    GraphLoad(Loaded whenDone) {
      this.whenDone = whenDone;
    }

    void visit(Agent agent, ModuleRecord module) {
      waiting.add(module);
      if (walking) {
        return;
      }
      walking = true;
      for (ModuleRecord next = waiting.poll(); next != null && !over; next = waiting.poll()) {
        if (visited.add(next)
            && next instanceof SourceTextModule source
            && source.status() == CyclicModule.Status.UNLINKED) {
          requestAll(agent, source);
        }
      }
      walking = false;
    }

    private void requestAll(Agent agent, SourceTextModule module) {
      int index = 0;
      for (ModuleCode.Request request : module.code().requests()) {
        int slot = index++;
        pending++;
        host.load(
            agent,
            ModuleGraph.this,
            module.url(),
            request.specifier(),
            attributes(request),
            new ModuleHost.Continuation() {
              @Override
              public void loaded(Agent running, ModuleRecord found) {
                module.setRequested(slot, found);
                pending--;
                if (request.phase() != ModuleCode.Phase.SOURCE) {
                  visit(running, found);
                }
                finishIfIdle(running);
              }

              @Override
              public void failed(Agent running, Object reason) {
                fail(running, reason);
              }
            });
      }
    }

    private Map<String, String> attributes(ModuleCode.Request request) {
      Map<String, String> map = new LinkedHashMap<>();
      for (ModuleCode.Attribute attribute : request.attributes()) {
        map.put(attribute.key(), attribute.value());
      }
      return map;
    }

    void finishIfIdle(Agent agent) {
      if (!over && !walking && pending == 0) {
        over = true;
        whenDone.loaded(agent);
      }
    }

    private void fail(Agent agent, Object reason) {
      if (!over) {
        over = true;
        whenDone.failed(agent, reason);
      }
    }
  }

  /**
   * Loads, links and evaluates a module. The promise fulfils with undefined when evaluation is
   * done.
   */
  public PromiseObject run(Agent agent, ModuleRecord module) {
    PromiseObject result = PromiseOperations.newPromise(agent);
    loadRequested(
        agent,
        module,
        new Loaded() {
          @Override
          public void loaded(Agent running) {
            try {
              module.link(running);
              PromiseOperations.resolve(running, result, module.evaluate(running));
            } catch (ThrowCompletion thrown) {
              PromiseOperations.reject(running, result, thrown.value());
            }
          }

          @Override
          public void failed(Agent running, Object reason) {
            PromiseOperations.reject(running, result, reason);
          }
        });
    return result;
  }

  /**
   * import(): a promise of the namespace object, or what the phase asks for instead. Never throws a
   * guest exception.
   */
  @EcmaSpec("sec-evaluate-import-call")
  public PromiseObject importDynamically(
      Agent agent,
      @Nullable String referrer,
      Object specifier,
      Object options,
      ModuleCode.Phase phase) {
    PromiseObject result = PromiseOperations.newPromise(agent);
    try {
      String name = TypeConversion.toFlatString(agent, specifier);
      Map<String, String> attributes = importAttributes(agent, options);
      host.load(
          agent,
          this,
          referrer,
          name,
          attributes,
          new ModuleHost.Continuation() {
            @Override
            public void loaded(Agent running, ModuleRecord module) {
              new DynamicImport(module, phase, result).start(running);
            }

            @Override
            public void failed(Agent running, Object reason) {
              PromiseOperations.reject(running, result, reason);
            }
          });
    } catch (ThrowCompletion thrown) {
      PromiseOperations.reject(agent, result, thrown.value());
    }
    return result;
  }

  private static Map<String, String> importAttributes(Agent agent, Object options) {
    if (options == Undefined.UNDEFINED) {
      return Map.of();
    }
    if (!(options instanceof JsObject object)) {
      throw Errors.of(
          agent, ErrorKind.TYPE_ERROR, "The second argument of import() must be an object");
    }
    Object with = object.get(agent, agent.group().keys().intern("with"));
    if (with == Undefined.UNDEFINED) {
      return Map.of();
    }
    if (!(with instanceof JsObject attributes)) {
      throw Errors.of(
          agent, ErrorKind.TYPE_ERROR, "The 'with' option of import() must be an object");
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (PropertyKey key : attributes.ownPropertyKeys(agent)) {
      var descriptor =
          key instanceof org.ashlar.vm.value.Symbol ? null : attributes.getOwnProperty(agent, key);
      if (descriptor == null || !descriptor.isEnumerable()) {
        continue;
      }
      if (!(attributes.get(agent, key) instanceof CharSequence value)) {
        throw Errors.of(agent, ErrorKind.TYPE_ERROR, "Import attribute value must be a string");
      }
      map.put(key.toDisplayString(), value.toString());
    }
    return map;
  }
}

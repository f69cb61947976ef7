package org.ashlar.vm.host.test262;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.host.VmMachine;
import org.ashlar.vm.module.ModuleGraph;
import org.ashlar.vm.module.ModuleRecord;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Undefined;

/** Runs one test in a fresh agent and reports what happened. */
final class Test262Runner {
  private final VmMachine machine;
  private final Map<String, ScriptCode> harness = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "test-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private final TimeProvider time = new Test262Time(clock);

  Test262Runner(VmMachine machine) {
    this.machine = machine;
  }

  /** An agent of a test, main or started. */
  Agent newAgent(Test262Cluster cluster) {
    return new Test262Agent(machine, cluster.run(), cluster, time).agent();
  }

  /** The agents of a test that has none yet. */
  Test262Cluster newCluster(Test262Run run) {
    return new Test262Cluster(this, run);
  }

  /** The phase a test is in, which a throw reports. */
  private static final class Progress {
    private String phase = "harness";
  }

  /** Runs a test; the answer is one line of JSON. */
  String run(Test262Request request) {
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(request.timeoutMilliseconds());
    Test262Run run = new Test262Run(deadline, request.path());
    Test262Cluster cluster = newCluster(run);
    Agent agent = newAgent(cluster);
    agent.canBlock = request.canBlock();
    ScheduledFuture<?> alarm =
        clock.schedule(agent::requestPoll, request.timeoutMilliseconds(), TimeUnit.MILLISECONDS);
    Progress progress = new Progress();
    Test262Answer answer = new Test262Answer(request.id(), run);
    try {
      boolean complete = evaluate(request, agent, run, progress);
      cluster.kill();
      Throwable fault = cluster.fault();
      return fault != null ? answer.hostError(fault) : complete ? answer.ok() : answer.timeout();
    } catch (ThrowCompletion thrown) {
      return describe(agent, answer, progress.phase, thrown.value());
    } catch (Termination ended) {
      return ended.reason() == Termination.Reason.DEADLINE
          ? answer.timeout()
          : answer.hostError(ended);
    } catch (IOException
        | RuntimeException
        | StackOverflowError
        | OutOfMemoryError
        | AssertionError fault) {
      return answer.hostError(fault);
    } finally {
      alarm.cancel(false);
      ((Test262Agent) agent.host()).waits().abandon();
      cluster.kill();
    }
  }

  private static String describe(Agent agent, Test262Answer answer, String phase, Object value) {
    agent.clearPoll();
    agent.frame = null;
    agent.room = Agent.DEFAULT_ROOM;
    return answer.thrown(phase, constructorName(agent, value), messageOf(agent, value));
  }

  private boolean evaluate(Test262Request request, Agent agent, Test262Run run, Progress progress)
      throws IOException {
    Realm realm = agent.realm;
    Test262Object.install(realm);
    for (String file : request.harness()) {
      GlobalDeclarations.runScript(agent, realm, harness(file), Test262Modules.referrer(realm));
    }
    progress.phase = "parse";
    SourceText source = SourceText.of(request.path(), request.source());
    PromiseObject evaluation = null;
    if (request.module()) {
      ModuleGraph graph = Test262Modules.graph(realm);
      ModuleRecord module = graph.parse(agent, request.path(), source);
      if (request.parseOnly()) {
        return true;
      }
      graph.remember(module, Map.of());
      progress.phase = "resolution";
      evaluation = start(agent, graph, module, progress);
    } else {
      ScriptCode script = compile(agent, source);
      if (request.parseOnly()) {
        return true;
      }
      progress.phase = "runtime";
      GlobalDeclarations.runScript(agent, realm, script, Test262Modules.referrer(realm));
    }
    return drain(request, agent, run, evaluation);
  }

  private static ScriptCode compile(Agent agent, SourceText source) {
    try {
      return agent.host().compiler().compileScript(source);
    } catch (CompileException early) {
      throw org.ashlar.vm.object.Errors.earlyError(agent, early);
    }
  }

  private static PromiseObject start(
      Agent agent, ModuleGraph graph, ModuleRecord module, Progress progress) {
    Object[] failure = new Object[1];
    graph.loadRequested(
        agent,
        module,
        new ModuleGraph.Loaded() {
          @Override
          public void loaded(Agent running) {}

          @Override
          public void failed(Agent running, Object reason) {
            failure[0] = reason;
          }
        });
    if (failure[0] != null) {
      throw new ThrowCompletion(failure[0]);
    }
    module.link(agent);
    progress.phase = "runtime";
    return module.evaluate(agent);
  }

  private ScriptCode harness(String file) throws IOException {
    ScriptCode known = harness.get(file);
    if (known == null) {
      known =
          machine.compiler().compileScript(SourceText.of(file, Files.readString(Path.of(file))));
      harness.put(file, known);
    }
    return known;
  }

  /** Runs jobs as the protocol says; false if the time was over first. */
  private static boolean drain(
      Test262Request request,
      Agent agent,
      Test262Run run,
      @org.jspecify.annotations.Nullable PromiseObject evaluation) {
    Test262Agent host = (Test262Agent) agent.host();
    while (true) {
      Test262Jobs.drain(agent);
      boolean evaluated = evaluation == null || evaluation.state() != PromiseObject.State.PENDING;
      if (evaluated && evaluation != null && evaluation.state() == PromiseObject.State.REJECTED) {
        throw new ThrowCompletion(evaluation.result());
      }
      if (evaluated && (!request.async() || run.hasEnded())) {
        return true;
      }
      if (run.isOver()) {
        return false;
      }
      if (!Test262Jobs.runNext(agent)) {
        if (!isAlive(host)) {
          return true;
        }
        LockSupport.parkNanos(200_000);
      }
    }
  }

  /** Whether anything can still become a job. */
  private static boolean isAlive(Test262Agent host) {
    return host.timers().keepsAlive()
        || host.waits().areTimed()
        || (host.waits().keepsAlive() && host.cluster().isRunning());
  }

  private static String constructorName(Agent agent, Object value) {
    if (!(value instanceof JsObject object)) {
      return "";
    }
    try {
      if (object.get(agent, Keys.CONSTRUCTOR) instanceof JsObject constructor
          && constructor.get(agent, Keys.NAME) instanceof CharSequence name) {
        return name.toString();
      }
      return "";
    } catch (ThrowCompletion hostile) {
      return "";
    }
  }

  private static String messageOf(Agent agent, Object value) {
    try {
      Object text = value instanceof JsObject object ? object.get(agent, Keys.MESSAGE) : value;
      return value instanceof JsObject && text == Undefined.UNDEFINED
          ? ""
          : text instanceof org.ashlar.vm.value.Symbol symbol
              ? symbol.toDisplayString()
              : TypeConversion.toFlatString(agent, text);
    } catch (ThrowCompletion hostile) {
      return "";
    }
  }
}

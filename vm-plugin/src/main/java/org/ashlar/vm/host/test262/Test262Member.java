package org.ashlar.vm.host.test262;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.completion.Termination;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.GlobalDeclarations;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * One agent that a test started, on a thread of its own: runs a script, then its jobs, until
 * nothing is left that could become one, or the test is over.
 */
final class Test262Member {
  static final String THREAD_NAME = "test-agent";

  private static final long STACK_BYTES = 64L << 20;
  private static final long LONGEST_END_SECONDS = 10;

  private final Test262Cluster cluster;
  private final Agent main;
  private final String text;
  private final Agent agent;
  private final Test262Agent host;
  private final Thread thread;
  private final Queue<Broadcast> broadcasts = new ArrayDeque<>();
  private @Nullable JsFunction receiver;
  private volatile boolean started;
  private volatile boolean running = true;

  Test262Member(Test262Runner runner, Test262Cluster cluster, Agent main, String text) {
    this.cluster = cluster;
    this.main = main;
    this.text = text;
    this.agent = runner.newAgent(cluster);
    this.host = (Test262Agent) agent.host();
    this.thread = new Thread(null, this::run, THREAD_NAME, STACK_BYTES);
    thread.setDaemon(true);
  }

  /** Memory on its way into the agent. */
  final class Broadcast extends Job {
    private final SharedMemory memory;
    private final Object number;
    private volatile boolean received;

    private Broadcast(SharedMemory memory, Object number) {
      super(agent.realm, null);
      this.memory = memory;
      this.number = number;
    }

    /** The agent has it, or will never. */
    boolean isDone() {
      return received || !running;
    }

    @Override
    public void run(Agent self) {
      broadcasts.add(this);
      deliver();
    }

    private void received() {
      received = true;
      main.host().wake(main);
    }
  }

  void start() {
    thread.start();
  }

  boolean hasStarted() {
    return started;
  }

  boolean isRunning() {
    return running;
  }

  Broadcast send(SharedMemory memory, Object number) {
    Broadcast sent = new Broadcast(memory, number);
    agent.post(sent);
    return sent;
  }

  void kill() {
    agent.requestPoll();
    host.wake(agent);
  }

  void join() {
    try {
      if (!thread.join(Duration.ofSeconds(LONGEST_END_SECONDS))) {
        cluster.failed(new IllegalStateException("an agent does not end"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // The agent's thread.

  Test262Cluster cluster() {
    return cluster;
  }

  void receive(JsFunction function) {
    receiver = function;
    deliver();
  }

  /** The agent has done its part, whatever it still runs. */
  void leave() {
    running = false;
    receiver = null;
    main.host().wake(main);
  }

  private void deliver() {
    JsFunction function = receiver;
    if (function != null) {
      for (Broadcast next = broadcasts.poll(); next != null; next = broadcasts.poll()) {
        next.received();
        agent.call(
            function,
            Undefined.UNDEFINED,
            ArrayBufferOperations.over(agent, next.memory),
            next.number);
      }
    }
  }

  private void run() {
    host.runsOn(Thread.currentThread());
    started = true;
    main.host().wake(main);
    try {
      evaluate();
      while (Test262Jobs.runNext(agent) || waits()) {
        agent.poll();
      }
    } catch (ThrowCompletion | CompileException | Termination over) {
      // What the program threw is its own affair; the main agent misses its reports.
      leave();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
      cluster.failed(thrown);
    } finally {
      host.waits().abandon();
      leave();
    }
  }

  private void evaluate() {
    Test262Object.installStarted(agent.realm, this);
    ScriptCode script = host.compiler().compileScript(SourceText.of("agent", text));
    GlobalDeclarations.runScript(agent, agent.realm, script, Test262Modules.referrer(agent.realm));
  }

  /** Waits a little if anything may still come. */
  private boolean waits() {
    if (receiver == null && !host.timers().keepsAlive() && !host.waits().keepsAlive()) {
      return false;
    }
    host.suspend(agent, agent::hasPosted, 1);
    return true;
  }
}

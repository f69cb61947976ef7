package org.ashlar.vm.host.test262;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.spi.vm.SharedMemory;
import org.ashlar.vm.object.Agent;
import org.jspecify.annotations.Nullable;

/** The agents that one test started, as its main agent sees them, and what they report. */
final class Test262Cluster {
  private final Test262Runner runner;
  private final Test262Run run;
  private final List<Test262Member> members = new CopyOnWriteArrayList<>();
  private final Queue<String> reports = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

  Test262Cluster(Test262Runner runner, Test262Run run) {
    this.runner = runner;
    this.run = run;
  }

  Test262Run run() {
    return run;
  }

  /** Starts an agent; returns when its thread runs. */
  void start(Agent main, String text) {
    Test262Member member = new Test262Member(runner, this, main, text);
    members.add(member);
    member.start();
    main.host().suspend(main, member::hasStarted, Double.POSITIVE_INFINITY);
  }

  /** Hands memory to every agent that runs, and waits until each has it or ends. */
  void broadcast(Agent main, SharedMemory memory, Object number) {
    memory.publish();
    List<Test262Member.Broadcast> sent =
        members.stream()
            .filter(Test262Member::isRunning)
            .map(member -> member.send(memory, number))
            .toList();
    main.host()
        .suspend(
            main,
            () -> sent.stream().allMatch(Test262Member.Broadcast::isDone),
            Double.POSITIVE_INFINITY);
  }

  /** Whether some agent may still do something. */
  boolean isRunning() {
    return members.stream().anyMatch(Test262Member::isRunning);
  }

  void report(String text) {
    reports.add(text);
  }

  @Nullable String nextReport() {
    return reports.poll();
  }

  /** An agent failed in a way that is no exception of the program. */
  void failed(Throwable thrown) {
    fault.compareAndSet(null, thrown);
  }

  @Nullable Throwable fault() {
    return fault.get();
  }

  /** Ends all agents; returns when none runs any more. */
  void kill() {
    run.end();
    members.forEach(Test262Member::kill);
    members.forEach(Test262Member::join);
  }
}

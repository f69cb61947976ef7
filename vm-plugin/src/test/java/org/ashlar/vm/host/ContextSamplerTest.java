package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.HostFunction;
import org.ashlar.api.Source;
import org.ashlar.api.StackFrame;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.Services;
import org.ashlar.spi.profile.Sample;
import org.ashlar.spi.profile.SampleSink;
import org.ashlar.spi.profile.SampleSource;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.GuestContext;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.ashlar.vm.object.Agent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ContextSamplerTest {
  private static final String PROGRAM =
      """
      function inner() { let n = 0; while (!enough()) { n++; } return n; }
      function outer() { return inner(); }
      outer();
      """;

  @Test
  @Timeout(60)
  void aRunningContextTellsItsStackUntilTheSamplingEnds() {
    Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    try (Platform platform = new Platform(Schedulers.callerDriven(), true, Map.of())) {
      platform.plugins().start(new VmPlugin());
      try (Engine engine = platform.newEngineBuilder().build();
          Context context = engine.newContext().name("sampled").build()) {
        context.global().setMember("enough", (HostFunction) arguments -> samples.size() >= 3);
        Registration sampling =
            platform
                .services()
                .require(SampleSource.class)
                .sample(Duration.ofMillis(1), samples::add);
        context.eval(Source.script("a.js", PROGRAM));
        sampling.close();
        int taken = samples.size();
        context.eval(Source.script("b.js", "for (let i = 0; i < 100000; i++) {}"));
        assertThat(samples).hasSize(taken);
      }
    }
    assertThat(samples).allMatch(sample -> sample.context().equals("sampled"));
    assertThat(samples)
        .anySatisfy(
            sample ->
                assertThat(sample.stack())
                    .extracting(StackFrame::function)
                    .containsExactly("inner", "outer", ""));
  }

  /** Keeps the contexts it makes. */
  private record RecordingMachine(VmMachine target, List<VmContext> made)
      implements VmProvider, VirtualMachine {
    @Override
    public String description() {
      return "recording";
    }

    @Override
    public VirtualMachine newVirtualMachine(Map<String, String> options) {
      return this;
    }

    @Override
    public GuestContext newContext(ContextSettings settings) {
      VmContext context = (VmContext) target.newContext(settings);
      made.add(context);
      return context;
    }

    @Override
    public void close() {
      target.close();
    }
  }

  @Test
  @Timeout(60)
  void onlyContextsThatRunAreAskedAlsoOneThatRanBefore() {
    Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    List<Registration> samplings = new ArrayList<>();
    ContextSampler sampler = new ContextSampler();
    RecordingMachine machine =
        new RecordingMachine(
            new VmMachine(Map.of(), Services.none(), sampler, () -> {}), new ArrayList<>());
    try (Platform platform = new Platform(Schedulers.callerDriven(), true, Map.of())) {
      platform.services().offer(VmProvider.class, machine);
      try (Engine engine = platform.newEngineBuilder().build();
          Context resting = engine.newContext().build();
          Context busy = engine.newContext().name("busy").build()) {
        Agent rests = machine.made().getFirst().agent();
        resting.eval(Source.script("rest.js", "0"));
        HostFunction begin =
            arguments -> {
              samplings.add(sampler.sample(Duration.ofMillis(1), samples::add));
              rests.clearPoll();
              return null;
            };
        busy.global().setMember("begin", begin);
        busy.global().setMember("enough", (HostFunction) arguments -> samples.size() >= 3);
        busy.eval(Source.script("a.js", "begin();" + PROGRAM));
        assertThat(rests.pollRequested()).isFalse();
        samplings.forEach(Registration::close);
      }
    }
    assertThat(samples).allMatch(sample -> sample.context().equals("busy"));
  }

  @Test
  void whoStillSamplesIsToldThatTheSamplerEnds() {
    List<String> ended = new ArrayList<>();
    ContextSampler sampler = new ContextSampler();
    for (String name : List.of("before", "with")) {
      Registration sampling =
          sampler.sample(
              Duration.ofMillis(1),
              new SampleSink() {
                @Override
                public void take(Sample sample) {}

                @Override
                public void ended() {
                  ended.add(name);
                }
              });
      if (name.equals("before")) {
        sampling.close();
      }
    }
    sampler.close();
    sampler.close();
    assertThat(ended).containsExactly("with");
  }
}

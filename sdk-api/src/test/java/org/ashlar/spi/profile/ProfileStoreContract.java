package org.ashlar.spi.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ashlar.api.SourceLocation;
import org.ashlar.api.StackFrame;
import org.ashlar.spi.PluginFixture;
import org.ashlar.spi.ServiceSlot.Registration;
import org.ashlar.spi.profile.ProfileStore.Session;
import org.junit.jupiter.api.Test;

/** What every {@link ProfileStore} and the {@link Sampler} beside it keep to. */
public abstract class ProfileStoreContract extends PluginFixture {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private ProfileStore store() {
    return service(ProfileStore.class);
  }

  private static Sample sample(int number) {
    return new Sample(
        number * 1_000L,
        "context-" + number % 3,
        List.of(
            new StackFrame("inner" + number % 7, new SourceLocation("a/主.js", number + 1, 2)),
            new StackFrame("", new SourceLocation("b.js", 1, 1)),
            new StackFrame("native", null)),
        number % 2 == 0);
  }

  private Session session(String name, Instant start, int samples) {
    ProfileStore.Writer writer = store().create(name, start, 1_000);
    for (int i = 0; i < samples; i += 100) {
      List<Sample> batch = new ArrayList<>();
      for (int j = i; j < Math.min(i + 100, samples); j++) {
        batch.add(sample(j));
      }
      writer.put(batch);
    }
    return writer.finish(samples * 1_000L);
  }

  private List<Sample> samples(String id) {
    try (Stream<Sample> samples = store().samples(id)) {
      return samples.toList();
    }
  }

  @Test
  void aFinishedSessionComesBackAsItWasWritten() {
    Session written = session("first", START, 250);
    assertThat(written.id()).matches("[A-Za-z0-9-]+");
    assertThat(written).isEqualTo(new Session(written.id(), "first", START, 250_000, 1_000, 250));
    assertThat(store().get(written.id())).contains(written);
    List<Sample> read = samples(written.id());
    assertThat(read).hasSize(250);
    assertThat(read.get(0)).isEqualTo(sample(0));
    assertThat(read.get(249)).isEqualTo(sample(249));
  }

  @Test
  void onlyFinishedSessionsAreListedLatestFirst() {
    Session early = session("early", START, 1);
    Session late = session("late", START.plusSeconds(60), 1);
    Session middle = session("middle", START.plusSeconds(30), 1);
    ProfileStore.Writer open = store().create("open", START.plusSeconds(90), 1_000);
    open.put(List.of(sample(1)));
    assertThat(store().list()).containsExactly(late, middle, early);
    assertThat(store().query(session -> session.name().startsWith("l"))).containsExactly(late);
    Session finished = open.finish(5);
    assertThat(open.finish(7)).isEqualTo(finished);
    assertThat(store().list()).containsExactly(finished, late, middle, early);
  }

  @Test
  void unknownAndRemovedSessionsAreEmpty() {
    assertThat(store().get("no-such-session")).isEmpty();
    assertThat(samples("no-such-session")).isEmpty();
    Session session = session("gone", START, 10);
    store().remove(session.id());
    store().remove(session.id());
    assertThat(store().get(session.id())).isEmpty();
    assertThat(samples(session.id())).isEmpty();
    assertThat(store().list()).isEmpty();
  }

  @Test
  void sessionsWrittenAtOnceDoNotMix() throws InterruptedException {
    List<Session> sessions = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    Session session =
                        session("parallel" + number, START.plusSeconds(number), 500 + number);
                    synchronized (sessions) {
                      sessions.add(session);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(sessions).hasSize(4);
    for (Session session : sessions) {
      List<Sample> read = samples(session.id());
      assertThat(read).hasSize((int) session.sampleCount());
      assertThat(read)
          .isSortedAccordingTo((a, b) -> Long.compare(a.nanoseconds(), b.nanoseconds()));
    }
  }

  @Test
  void sessionsSurviveAnExchangeOfThePlugIn() {
    Session before = session("kept", START, 20);
    exchangeForAnother();
    assertThat(store().list()).containsExactly(before);
    assertThat(samples(before.id())).hasSize(20);
    Session after = session("new", START.plusSeconds(1), 5);
    assertThat(store().list()).containsExactly(after, before);
  }

  @Test
  void anEmptySessionIsASession() {
    Session session = session("empty", START, 0);
    assertThat(store().get(session.id())).contains(session);
    assertThat(samples(session.id())).isEmpty();
  }

  /** A source that has one sample to give whenever it is asked, and tells who listens. */
  private static final class OneSample implements SampleSource {
    private final Set<SampleSink> sinks = new HashSet<>();
    private final Sample sample;

    OneSample(int number) {
      sample = ProfileStoreContract.sample(number);
    }

    @Override
    public Registration sample(Duration interval, SampleSink sink) {
      sinks.add(sink);
      sink.take(sample);
      return () -> sinks.remove(sink);
    }

    void end() {
      Set<SampleSink> told = Set.copyOf(sinks);
      sinks.clear();
      told.forEach(SampleSink::ended);
    }
  }

  @Test
  void aSessionFollowsVirtualMachinesThatAreExchanged() {
    OneSample first = new OneSample(1);
    OneSample second = new OneSample(2);
    Registration offered = registry.offer(SampleSource.class, first);
    Sampler.ProfileSession running = service(Sampler.class).start("followed", Duration.ofMillis(1));
    offered.close();
    registry.offer(SampleSource.class, second);
    assertThat(second.sinks).hasSize(1);
    // Contexts of the one that was replaced go on.
    assertThat(first.sinks).hasSize(1);
    first.sinks.forEach(sink -> sink.take(sample(3)));
    first.end();
    Session stored = running.stop();
    assertThat(second.sinks).isEmpty();
    assertThat(samples(stored.id())).containsExactly(sample(1), sample(2), sample(3));
  }

  @Test
  void aSessionIsStoredWhenItsPlugInIsExchanged() {
    OneSample source = new OneSample(1);
    registry.offer(SampleSource.class, source);
    Sampler.ProfileSession running = service(Sampler.class).start("cut", Duration.ofMillis(1));
    exchangeForAnother();
    assertThat(source.sinks).isEmpty();
    assertThat(store().list()).extracting(Session::id).containsExactly(running.id());
    assertThat(running.stop()).isEqualTo(store().list().getFirst());
    assertThat(samples(running.id())).containsExactly(sample(1));
  }
}

package org.ashlar.example.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.host.Nondeterminism;
import org.ashlar.spi.io.IoContract;
import org.ashlar.spi.schedule.TimeProvider;
import org.junit.jupiter.api.Test;

class SimulatedPluginTest extends IoContract {
  @Override
  protected PluginProvider provider() {
    return new SimulatedPlugin();
  }

  @Override
  protected String directory() {
    return "/work";
  }

  @Test
  void hoursPassAtOnceAndInOrder() throws InterruptedException {
    TimeProvider time = service(TimeProvider.class);
    long start = System.nanoTime();
    List<Long> fired = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(3);
    for (long hours : new long[] {3, 1, 2}) {
      time.newWakeUp(
              () -> {
                fired.add(Duration.ofNanos(time.now()).toHours());
                done.countDown();
              })
          .at(Duration.ofHours(hours).toNanos());
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(fired).hasSize(3).isSorted().endsWith(3L);
    assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void theSameSeedMakesTheSameWorld() {
    Nondeterminism first = service(Nondeterminism.class);
    long one = first.randomBits();
    long two = first.randomBits();
    exchangeForAnother();
    Nondeterminism second = service(Nondeterminism.class);
    assertThat(second).isNotSameAs(first);
    assertThat(second.randomBits()).isEqualTo(one);
    assertThat(second.randomBits()).isEqualTo(two);
    assertThat(second.timeZone()).isEqualTo("UTC");
  }

  @Test
  void aClockMovedByHandStandsStillOtherwise() {
    List<String> events = new ArrayList<>();
    try (SimulatedTime time = new SimulatedTime(null, 0)) {
      time.newWakeUp(() -> events.add("late " + time.now())).at(2_000_000);
      time.newWakeUp(() -> events.add("early " + time.now())).at(1_000_000);
      time.advance(Duration.ofMillis(1));
      assertThat(events).containsExactly("early 1000000");
      time.advance(Duration.ofMillis(5));
      assertThat(events).containsExactly("early 1000000", "late 2000000");
      assertThat(time.now()).isEqualTo(6_000_000);
    }
  }
}

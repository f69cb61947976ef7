package org.ashlar.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.Services;
import org.ashlar.spi.SpiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PluginHostTest {
  private final ServiceRegistry registry = new ServiceRegistry();
  private final PluginHost host = new PluginHost(registry, Map.of());

  private static FakePlugin offering(String text) {
    return new FakePlugin(Map.of(CharSequence.class, text, Comparable.class, text));
  }

  @Test
  void aListenerThatFailsKeepsNoneFromHearing() {
    List<String> heard = new ArrayList<>();
    FakePlugin first = offering("first");
    RunningPlugin running = host.start(first);
    registry
        .slot(CharSequence.class)
        .onChange(
            () -> {
              throw new AssertionError("on purpose");
            });
    // All places have changed, and the new plug-in is known, before anybody hears of it.
    registry
        .slot(CharSequence.class)
        .onChange(() -> heard.add(registry.require(Comparable.class) + " " + host.names()));
    registry
        .slot(Comparable.class)
        .onChange(() -> heard.add("and " + registry.require(CharSequence.class)));
    host.exchange(running, offering("second"));
    assertThat(heard).containsExactlyInAnyOrder("second [fake]", "and second");
    assertThat(first.events).containsExactly("start", "handOver", "close");
    assertThat(running.retired().toCompletableFuture()).isCompleted();
  }

  @Test
  void aPluginThatCannotHandOverGoesOn() {
    FakePlugin stubborn =
        new FakePlugin(Map.of(CharSequence.class, "stubborn")) {
          @Override
          public Map<String, Object> handOver() {
            throw new IllegalStateException("it is mine");
          }
        };
    RunningPlugin running = host.start(stubborn);
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> host.exchange(running, offering("second")))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SWAP_FAILED))
        .withMessageContaining("it is mine");
    assertThat(registry.require(CharSequence.class)).isEqualTo("stubborn");
    assertThat(stubborn.events).containsExactly("start");
  }

  @Test
  void whateverTheSuccessorThrowsTheOldOneGetsItsThingsBack() {
    FakePlugin old = offering("old");
    RunningPlugin running = host.start(old);
    FakePlugin broken =
        new FakePlugin(Map.of(CharSequence.class, "broken")) {
          @Override
          public Plugin start(PluginConfiguration configuration, Services others) {
            throw new AssertionError("on purpose");
          }
        };
    assertThatThrownBy(() -> host.exchange(running, broken)).isInstanceOf(AssertionError.class);
    assertThat(old.events).containsExactly("start", "handOver", "takeBack one");
    assertThat(registry.require(CharSequence.class)).isEqualTo("old");
  }

  @Test
  void aServiceOfAnotherTypeIsNotOffered() {
    FakePlugin old = offering("old");
    RunningPlugin running = host.start(old);
    FakePlugin wrong = new FakePlugin(Map.of(CharSequence.class, 7));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> host.exchange(running, wrong))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SWAP_FAILED));
    assertThat(wrong.events).containsExactly("start", "close");
    assertThat(registry.require(CharSequence.class)).isEqualTo("old");
    assertThat(old.events).endsWith("takeBack one");
  }

  @Test
  void whoUsesAServiceKeepsItsPluginFromBeingClosed() throws Exception {
    FakePlugin old = offering("old");
    RunningPlugin running = host.start(old);
    ServiceUse<CharSequence> use = Objects.requireNonNull(registry.use(CharSequence.class));
    host.exchange(running, offering("new"));
    assertThat(use.service()).isEqualTo("old");
    assertThat(registry.require(CharSequence.class)).isEqualTo("new");
    assertThat(running.retired().toCompletableFuture()).isNotDone();
    use.close();
    use.close();
    running.retired().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(old.events).containsExactly("start", "handOver", "close");
  }

  @Test
  void whatTheHostOffersStandsBehindPluginsAndCanBeWithdrawn() {
    var first = registry.offer(CharSequence.class, "of the host");
    RunningPlugin running = host.start(offering("of a plug-in"));
    assertThat(registry.require(CharSequence.class)).isEqualTo("of a plug-in");
    host.stop(running);
    assertThat(registry.require(CharSequence.class)).isEqualTo("of the host");
    first.close();
    assertThat(registry.slot(CharSequence.class).current()).isNull();
  }

  @Test
  void anOptionThatThePluginDoesNotKnowIsRefused() {
    PluginHost strict =
        new PluginHost(registry, Map.of("fake.depht", "3", "other.depht", "passed over"));
    FakePlugin plugin = offering("text");
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> strict.start(plugin))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_SETTING))
        .withMessageContaining("'fake' knows no setting fake.depht (did you mean fake.depth?)");
    assertThat(plugin.events).isEmpty();
    host.start(plugin);
    host.requireKnown(Map.of("fake.depth", "1", "fake.width", "2", "vm.any", "3"));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> host.requireKnown(Map.of("fake.height", "1")))
        .satisfies(
            e ->
                assertThat(e.arguments())
                    .containsExactly("fake.height", "fake", "", "fake.depth, fake.width"));
  }

  @Test
  void aRequirementNamesAPackageThatThereIs() {
    FakePlugin dreaming =
        new FakePlugin(Map.of()) {
          @Override
          public List<SpiVersion.Requirement> requirements() {
            return List.of(
                new SpiVersion.Requirement(
                    "org.ashlar.spi.dreams", SpiVersion.Range.using(SpiVersion.CURRENT)));
          }
        };
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> host.start(dreaming))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SPI_VERSION_MISMATCH))
        .withMessageContaining("org.ashlar.spi.dreams");
  }

  @Test
  void anOptionIsCalledByItsFullName() {
    PluginConfiguration own = PluginConfiguration.ofPrefix("fake", Map.of("fake.depth", "x"));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> own.number("depth", 0, 9, 1))
        .satisfies(e -> assertThat(e.arguments()).containsExactly("fake.depth", "x"));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> own.flag("depth", false))
        .satisfies(e -> assertThat(e.arguments()).containsExactly("fake.depth", "x"));
  }
}

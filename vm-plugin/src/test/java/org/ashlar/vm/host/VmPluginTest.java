package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.spi.Plugin;
import org.ashlar.spi.PluginConfiguration;
import org.ashlar.spi.Services;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.schedule.TimeProvider;
import org.ashlar.spi.vm.ContextSettings;
import org.ashlar.spi.vm.VirtualMachine;
import org.ashlar.spi.vm.VmProvider;
import org.junit.jupiter.api.Test;

class VmPluginTest {
  private static final TimeProvider TIME =
      new TimeProvider() {
        @Override
        public long now() {
          return 0;
        }

        @Override
        public WakeUp newWakeUp(Runnable action) {
          return new WakeUp() {
            @Override
            public void at(long deadline) {}

            @Override
            public void cancel() {}
          };
        }
      };

  @Test
  void whatWasRefusedHoldsNothingBack() {
    try (Plugin plugin = VmPlugin.create(PluginConfiguration.empty(), Services.none())) {
      VmProvider provider = (VmProvider) plugin;
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> provider.newVirtualMachine(Map.of("tier", "warp")))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
      VirtualMachine machine = provider.newVirtualMachine(Map.of());
      ContextSettings wrong =
          new ContextSettings(
              "wrong",
              Limits.unlimited(),
              HostHooks.defaults(),
              TIME,
              Map.of("unhandled-rejections", "shout"));
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> machine.newContext(wrong))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING));
      assertThat(plugin.drain().toCompletableFuture()).isNotCompleted();
      machine.close();
      assertThat(plugin.drain().toCompletableFuture()).isCompleted();
    }
  }
}

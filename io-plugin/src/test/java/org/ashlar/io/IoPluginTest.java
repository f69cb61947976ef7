package org.ashlar.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import java.nio.file.Path;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.io.IoContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoPluginTest extends IoContract {
  @TempDir Path temporary;

  @Override
  protected PluginProvider provider() {
    return new IoPlugin();
  }

  @Override
  protected String directory() {
    return temporary.toString();
  }

  @Test
  void bundleBindsTheSameFactory() {
    assertThat(Guice.createInjector(new IoModule()).getInstance(PluginProvider.class))
        .isInstanceOf(IoPlugin.class);
  }
}

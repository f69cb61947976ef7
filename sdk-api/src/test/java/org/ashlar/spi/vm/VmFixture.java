package org.ashlar.spi.vm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.engine.Platform;
import org.ashlar.engine.schedule.Schedulers;
import org.ashlar.spi.PluginProvider;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.schedule.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** An engine on the plug-in under test, opened before and closed after each test. */
@Timeout(60)
public abstract class VmFixture {
  /** The platform the engine stands on. */
  protected Platform platform;

  /** The engine. */
  protected Engine engine;

  /** The virtual-machine plug-in under test. */
  protected abstract PluginProvider provider();

  /** The scheduler that runs contexts; two workers unless a test wants another. */
  protected Scheduler newScheduler() {
    return Schedulers.pool(2);
  }

  @BeforeEach
  void openEngine() {
    platform = new Platform(newScheduler(), true, Map.of());
    platform.plugins().start(provider());
    engine = platform.newEngineBuilder().build();
  }

  @AfterEach
  void closeEngine() {
    engine.close();
    platform.close();
  }

  /** A context whose output is collected. */
  protected final Context printing(Output output) {
    return engine.newContext().hook(StandardStreams.class, output).build();
  }

  /** Collects what a program prints. */
  public static final class Output implements StandardStreams {
    private final List<String> chunks = Collections.synchronizedList(new ArrayList<>());

    /** Everything printed so far. */
    public String text() {
      return String.join("", chunks);
    }

    @Override
    public void write(StandardStreams.Output stream, ByteBuffer bytes) {
      chunks.add(StandardCharsets.UTF_8.decode(bytes).toString());
    }

    @Override
    public boolean isTerminal(StandardStreams.Output stream) {
      return false;
    }

    @Override
    public boolean isInputTerminal() {
      return false;
    }

    @Override
    public CompletionStage<ByteBuffer> read(int maximumBytes) {
      return CompletableFuture.completedFuture(ByteBuffer.allocate(0));
    }

    @Override
    public byte[] readFully() {
      return new byte[0];
    }
  }
}

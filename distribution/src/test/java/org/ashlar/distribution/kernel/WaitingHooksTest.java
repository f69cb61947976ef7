package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.api.Context;
import org.ashlar.api.ContextBuilder;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.spi.host.ConsoleSink;
import org.ashlar.spi.host.ModuleLoader;
import org.ashlar.spi.host.PermissionPolicy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More contexts than workers wait in hooks of their host, and another context goes on. */
@Timeout(120)
class WaitingHooksTest {
  private static final int WAITING = 2;

  @TempDir Path directory;

  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch arrived = new CountDownLatch(WAITING);

  private void waitInHook() {
    arrived.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class WaitingLoader implements ModuleLoader {
    @Override
    public String resolve(String specifier, String referrer, Map<String, String> attributes) {
      waitInHook();
      return "test:" + specifier;
    }

    @Override
    public CompletionStage<Source> load(String url, Map<String, String> attributes) {
      return CompletableFuture.completedStage(Source.module(url, "export default 1"));
    }
  }

  /** Starts programs that wait, asks another context, and lets the programs go on. */
  private void othersGoOn(ContextBuilderChange change, String program, Runnable release)
      throws Exception {
    KernelSettings settings = KernelSettings.defaults().withWorkers(1);
    try (Kernel kernel = Kernel.flat(settings);
        Engine engine = kernel.newEngineBuilder().build();
        Context other = engine.createContext()) {
      assertThat(other.eval("1").asInt()).isEqualTo(1);
      List<Context> contexts = new ArrayList<>();
      List<CompletableFuture<Value>> ends = new ArrayList<>();
      try {
        for (int i = 0; i < WAITING; i++) {
          Context context =
              change
                  .on(
                      engine
                          .newContext()
                          .hook(PermissionPolicy.class, PermissionPolicy.allowAll())
                          .function("begin", arguments -> begin())
                          .function("directory", arguments -> directory.toString()))
                  .build();
          contexts.add(context);
          ends.add(
              context
                  .evalAsync(Source.of(Source.Kind.COMMON_JS, "waiting.js", program))
                  .toCompletableFuture());
        }
        assertThat(arrived.await(30, TimeUnit.SECONDS)).as("all of them wait at once").isTrue();
        assertThat(
                other.evalAsync(Source.of("6 * 7")).toCompletableFuture().get(30, TimeUnit.SECONDS))
            .satisfies(value -> assertThat(value.asInt()).isEqualTo(42));
        assertThat(ends).noneMatch(CompletableFuture::isDone);
      } finally {
        release.run();
      }
      for (CompletableFuture<Value> end : ends) {
        end.get(30, TimeUnit.SECONDS);
      }
      contexts.forEach(Context::close);
    }
  }

  /** Adds to what a context is made with. */
  private interface ContextBuilderChange {
    ContextBuilder on(ContextBuilder builder);
  }

  /** Tells a program the number of its pipe. */
  private Object begin() {
    arrived.countDown();
    return begun.getAndIncrement();
  }

  @Test
  void inAConsole() throws Exception {
    othersGoOn(
        builder -> builder.hook(ConsoleSink.class, (level, text) -> waitInHook()),
        "console.log('1')",
        released::countDown);
  }

  @Test
  void inAModuleLoader() throws Exception {
    othersGoOn(
        builder -> builder.hook(ModuleLoader.class, new WaitingLoader()),
        "import('somewhere')",
        released::countDown);
  }

  @Test
  void inAFileThatNobodyWrites() throws Exception {
    makePipes("");
    othersGoOn(
        builder -> builder,
        "require('fs').readFileSync(directory() + '/pipe' + begin(), 'utf8')",
        () -> writePipes(""));
  }

  @Test
  void inAModuleThatNobodyWrites() throws Exception {
    makePipes(".json");
    othersGoOn(
        builder -> builder,
        "require(directory() + '/pipe' + begin() + '.json')",
        () -> writePipes(".json"));
  }

  private Path pipe(int number, String ending) {
    return directory.resolve("pipe" + number + ending);
  }

  private void makePipes(String ending) throws InterruptedException {
    boolean made = true;
    try {
      for (int i = 0; i < WAITING; i++) {
        String name = pipe(i, ending).toString();
        made &= new ProcessBuilder("mkfifo", name).start().waitFor() == 0;
      }
    } catch (IOException e) {
      made = false;
    }
    Assumptions.assumeTrue(made, "no mkfifo");
  }

  private void writePipes(String ending) {
    try {
      for (int i = 0; i < begun.get(); i++) {
        Files.writeString(pipe(i, ending), "1");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

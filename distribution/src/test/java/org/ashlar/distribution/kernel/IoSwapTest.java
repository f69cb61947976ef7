package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.Source;
import org.ashlar.api.Value;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.io.IoProvider;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The input/output plug-in is exchanged while programs wait for it. */
@Timeout(300)
class IoSwapTest {
  private static final int SWAPS = 20;
  private static final int COLLECTIONS = 100;

  @TempDir Path directory;

  /** A kernel on Felix with the real bundles, and a context that may use files. */
  private interface Body {
    void run(Kernel kernel, Context context) throws Exception;
  }

  private void onKernel(Body body) throws Exception {
    Path jars = Files.createDirectory(directory.resolve("bundles"));
    Map<String, Path> bundles = RealBundles.writeTo(jars);
    assertThat(bundles).containsKey("io");
    KernelSettings settings =
        KernelSettings.defaults().withBundles(jars).withWorkers(2).withProblems(this::unexpected);
    try (Kernel kernel = Kernel.onFelix(settings);
        Engine engine = kernel.newEngineBuilder().build();
        Context context =
            engine
                .newContext()
                .hook(PermissionPolicy.class, PermissionPolicy.allowAll())
                .function("directory", arguments -> directory.toString())
                .build()) {
      body.run(kernel, context);
    }
  }

  private void unexpected(RuntimeException problem) {
    throw new AssertionError(problem);
  }

  private static CompletableFuture<Value> start(Context context, String code) {
    return context.evalAsync(Source.of(Source.Kind.COMMON_JS, "test", code)).toCompletableFuture();
  }

  @Test
  void anOperationThatHasBegunFinishesOnTheOldPlugin() throws Exception {
    Path pipe = directory.resolve("pipe");
    Assumptions.assumeTrue(isMade(pipe), "no mkfifo");
    onKernel(
        (kernel, context) -> {
          CompletableFuture<Value> read =
              start(context, "require('fs').promises.readFile(directory() + '/pipe', 'utf8')");
          CompletableFuture<Value> before =
              start(context, "require('fs').promises.readdir(directory()).then(all => all.length)");
          assertThat(before.get(60, TimeUnit.SECONDS).asInt()).isGreaterThan(0);
          CompletableFuture<Void> retired = kernel.swapAndRetire("io", null).toCompletableFuture();
          CompletableFuture<Value> after =
              start(context, "require('fs').promises.stat(directory()).then(s => s.isDirectory())");
          assertThat(after.get(60, TimeUnit.SECONDS).asBoolean()).isTrue();
          assertThat(read).isNotDone();
          assertThat(retired).isNotDone();
          Files.writeString(pipe, "late");
          assertThat(read.get(60, TimeUnit.SECONDS).asString()).isEqualTo("late");
          retired.get(60, TimeUnit.SECONDS);
        });
  }

  @Test
  @Requirement("JC-A.3")
  void aProgramGoesOnWhenThePluginIsStoppedAndStartedBetweenTwoAwaits() throws Exception {
    Files.writeString(directory.resolve("first"), "one");
    Files.writeString(directory.resolve("second"), "two");
    onKernel(
        (kernel, context) -> {
          CompletableFuture<Value> both =
              start(
                  context,
                  """
                  const files = require('fs').promises;
                  let open;
                  const gate = new Promise(done => { open = done; });
                  globalThis.next = () => open();
                  globalThis.seen = '';
                  (async () => {
                    seen = await files.readFile(directory() + '/first', 'utf8');
                    await gate;
                    return seen + await files.readFile(directory() + '/second', 'utf8');
                  })()
                  """);
          long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
          while (context.eval("seen").asString().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
          }
          assertThat(kernel.stop("io").state()).isEqualTo(BundleStatus.State.STOPPED);
          assertThat(kernel.platform().services().slot(IoProvider.class).current()).isNull();
          assertThat(kernel.start("io").state()).isEqualTo(BundleStatus.State.ACTIVE);
          context.eval("next()");
          assertThat(both.get(60, TimeUnit.SECONDS).asString()).isEqualTo("onetwo");
        });
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void noOperationFailsAndOldPluginsAreCollected() throws Exception {
    onKernel(
        (kernel, context) -> {
          CompletableFuture<Value> count =
              start(
                  context,
                  """
                  const files = require('fs').promises;
                  let over = false;
                  globalThis.stop = () => { over = true; };
                  (async () => {
                    let rounds = 0;
                    const file = directory() + '/round';
                    for (; !over; rounds++) {
                      await files.writeFile(file, String(rounds));
                      const read = await files.readFile(file, 'utf8');
                      if (read !== String(rounds)) throw new Error(`${read} in round ${rounds}`);
                    }
                    return rounds;
                  })()
                  """);
          List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
          for (int i = 0; i < SWAPS; i++) {
            IoProvider old = kernel.platform().services().require(IoProvider.class);
            loaders.add(new WeakReference<>(old.getClass().getClassLoader()));
            kernel.swapAndRetire("io", null).toCompletableFuture().get(60, TimeUnit.SECONDS);
          }
          context.eval("stop()");
          assertThat(count.get(60, TimeUnit.SECONDS).asInt()).isGreaterThan(SWAPS);
          for (int i = 0; i < COLLECTIONS && isHeld(loaders); i++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
          }
          assertThat(loaders).allMatch(loader -> loader.get() == null);
        });
  }

  private static boolean isHeld(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().anyMatch(loader -> loader.get() != null);
  }

  @Test
  void aContextThatWasGivenNothingGetsNothing() throws Exception {
    onKernel(
        (kernel, context) -> {
          try (Engine engine = kernel.newEngineBuilder().build();
              Context strange = engine.createContext()) {
            Files.writeString(directory.resolve("secret"), "secret");
            for (String call :
                List.of("readFile(path)", "writeFile(path, '')", "stat(path)", "rm(path)")) {
              String code =
                  "var path = '%s'; require('fs').promises.%s.then(() => 'done', e => e.code)"
                      .formatted(directory.resolve("secret"), call);
              assertThat(start(strange, code).get(60, TimeUnit.SECONDS).asString())
                  .isEqualTo("ERR_ACCESS_DENIED");
            }
            String input =
                "process.stdin[Symbol.asyncIterator]().next().then(() => 'read', e => e.code)";
            assertThat(start(strange, input).get(60, TimeUnit.SECONDS).asString())
                .isEqualTo("ERR_ACCESS_DENIED");
            assertThat(directory.resolve("secret")).hasContent("secret");
          }
        });
  }
}

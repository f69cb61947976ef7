package org.ashlar.spi.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.spi.PluginFixture;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;

/** What every {@link IoProvider} keeps to. */
public abstract class IoContract extends PluginFixture {
  /** An empty directory of the file system under test, by its absolute path. */
  protected abstract String directory();

  /** The files of the plug-in's world, or of the machine. */
  private HostFiles files() {
    HostFiles own = registry.slot(HostFiles.class).current();
    return own == null ? HostHooks.defaults().hook(HostFiles.class) : own;
  }

  private <T> CompletionStage<T> perform(Function<HostFiles, T> operation) {
    HostFiles files = files();
    return service(IoProvider.class).perform(() -> operation.apply(files));
  }

  private CompletionStage<Boolean> does(Consumer<HostFiles> operation) {
    return perform(
        files -> {
          operation.accept(files);
          return true;
        });
  }

  private String path(String name) {
    return directory() + "/" + name;
  }

  private List<String> names(String directory) {
    return join(perform(files -> files.list(directory)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private String text(String name) {
    return new String(join(perform(files -> files.read(path(name)))), UTF_8);
  }

  private void write(String name, String text, boolean append) {
    join(does(files -> files.write(path(name), bytes(text), append)));
  }

  private static void assertFails(CompletionStage<?> stage, ErrorCode code) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> join(stage))
        .havingCause()
        .isInstanceOfSatisfying(AshlarException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aFileIsWrittenAddedToReplacedAndRead() {
    write("a.txt", "héllo", false);
    assertThat(text("a.txt")).isEqualTo("héllo");
    write("a.txt", " there", true);
    assertThat(text("a.txt")).isEqualTo("héllo there");
    write("a.txt", "x", false);
    assertThat(text("a.txt")).isEqualTo("x");
    assertFails(does(files -> files.create(path("a.txt"), bytes("y"))), ErrorCode.IO_FAILED);
    assertThat(text("a.txt")).isEqualTo("x");
    join(does(files -> files.create(path("new.txt"), bytes(""))));
    assertThat(text("new.txt")).isEmpty();
  }

  @Test
  void whatIsNotThereOrNoFileIsSaid() {
    String absent = path("absent");
    assertFails(perform(files -> files.read(absent)), ErrorCode.FILE_NOT_FOUND);
    assertFails(perform(files -> files.examine(absent, true)), ErrorCode.FILE_NOT_FOUND);
    assertFails(perform(files -> files.list(absent)), ErrorCode.FILE_NOT_FOUND);
    assertFails(does(files -> files.remove(absent)), ErrorCode.FILE_NOT_FOUND);
    assertFails(perform(files -> files.read(directory())), ErrorCode.FILE_IS_DIRECTORY);
  }

  @Test
  void directoriesAreMadeListedAndRemoved() {
    join(does(files -> files.makeDirectory(path("one"))));
    join(does(files -> files.makeDirectory(path("one/two"))));
    write("one/b", "b", false);
    write("one/a", "aa", false);
    assertThat(names(path("one"))).containsExactly("a", "b", "two");
    assertThat(join(perform(files -> files.examine(path("one"), true))).directory()).isTrue();
    HostFiles.Status status = join(perform(files -> files.examine(path("one/a"), true)));
    assertThat(status.size()).isEqualTo(2);
    assertThat(status.regularFile()).isTrue();
    join(does(files -> files.rename(path("one/a"), path("one/b"))));
    assertThat(names(path("one"))).containsExactly("b", "two");
    assertThat(text("one/b")).isEqualTo("aa");
    assertFails(does(files -> files.remove(path("one"))), ErrorCode.IO_FAILED);
    for (String name : List.of("one/b", "one/two", "one")) {
      join(does(files -> files.remove(path(name))));
    }
    assertThat(names(directory())).isEmpty();
  }

  @Test
  void refusalsCarryTheErrorOfTheSystem() {
    join(does(files -> files.makeDirectory(path("full"))));
    write("full/f", "f", false);
    assertRefused(does(files -> files.create(path("full/f"), bytes(""))), SystemError.EEXIST);
    assertRefused(does(files -> files.remove(path("full"))), SystemError.ENOTEMPTY);
    assertRefused(perform(files -> files.list(path("full/f"))), SystemError.ENOTDIR);
    assertRefused(does(files -> files.write(path("full"), bytes(""), false)), SystemError.EISDIR);
    assertRefused(does(files -> files.rename(path("absent"), path("x"))), SystemError.ENOENT);
  }

  private static void assertRefused(CompletionStage<?> stage, SystemError error) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> join(stage))
        .havingCause()
        .isInstanceOfSatisfying(SystemException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  @Test
  @Requirement({"JC-E.3", "V8-1.2.6"})
  void whatMayWaitRunsElsewhere() {
    IoProvider provider = service(IoProvider.class);
    assertThat(join(provider.perform(Thread::currentThread))).isNotSameAs(Thread.currentThread());
    assertFails(
        provider.perform(
            () -> {
              throw new AshlarException(ErrorCode.IO_FAILED, "this", "it must");
            }),
        ErrorCode.IO_FAILED);
  }

  @Test
  void whatHasBegunFinishesOnTheOldPlugin() {
    IoProvider old = service(IoProvider.class);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CompletionStage<String> slow =
        old.perform(
            () -> {
              begun.countDown();
              return await(mayEnd);
            });
    assertThat(await(begun)).isEqualTo("in time");
    RunningPlugin retiring = running;
    running = host.exchange(retiring, provider());
    assertThat(service(IoProvider.class)).isNotSameAs(old);
    assertThat(join(service(IoProvider.class).perform(() -> "new"))).isEqualTo("new");
    assertThat(retiring.retired().toCompletableFuture()).isNotDone();
    mayEnd.countDown();
    assertThat(join(slow)).isEqualTo("in time");
    join(retiring.retired());
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> old.perform(() -> "late"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_MISSING));
  }

  private static String await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS) ? "in time" : "too late";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void standardStreamsTakeEverything() {
    StreamAccess streams = service(IoProvider.class).streams();
    for (String line : List.of("", "io contract\n")) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes(line));
      join(streams.write(StandardStreams.Output.ERROR, buffer));
    }
    assertThat(streams.input()).isNotNull();
  }
}

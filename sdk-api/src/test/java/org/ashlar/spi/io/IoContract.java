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
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.engine.plugin.RunningPlugin;
import org.ashlar.spi.PluginFixture;
import org.ashlar.spi.host.StandardStreams;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.spi.io.FileAccess.WriteMode;
import org.ashlar.testing.Requirement;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

/** What every {@link IoProvider} keeps to. */
public abstract class IoContract extends PluginFixture {
  /** An empty directory of the file system under test, by its absolute path. */
  protected abstract String directory();

  private FileAccess files() {
    return service(IoProvider.class).files();
  }

  private String path(String name) {
    return directory() + "/" + name;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private String text(String name) {
    return UTF_8.decode(join(files().read(path(name)))).toString();
  }

  private static void assertFails(CompletionStage<?> stage, ErrorCode code) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> join(stage))
        .havingCause()
        .isInstanceOfSatisfying(AshlarException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aFileIsWrittenAddedToReplacedAndRead() {
    assertThat(join(files().write(path("a.txt"), bytes("héllo"), WriteMode.REPLACE))).isEqualTo(6);
    assertThat(text("a.txt")).isEqualTo("héllo");
    join(files().write(path("a.txt"), bytes(" there"), WriteMode.APPEND));
    assertThat(text("a.txt")).isEqualTo("héllo there");
    join(files().write(path("a.txt"), bytes("x"), WriteMode.REPLACE));
    assertThat(text("a.txt")).isEqualTo("x");
    assertFails(
        files().write(path("a.txt"), bytes("y"), WriteMode.CREATE_NEW), ErrorCode.IO_FAILED);
    assertThat(text("a.txt")).isEqualTo("x");
    join(files().write(path("new.txt"), bytes("y"), WriteMode.CREATE_NEW));
    assertThat(text("new.txt")).isEqualTo("y");
  }

  @Test
  void whatIsNotThereOrNoFileIsSaid() {
    assertFails(files().read(path("absent")), ErrorCode.FILE_NOT_FOUND);
    assertFails(files().status(path("absent")), ErrorCode.FILE_NOT_FOUND);
    assertFails(files().list(path("absent")), ErrorCode.FILE_NOT_FOUND);
    assertFails(files().remove(path("absent")), ErrorCode.FILE_NOT_FOUND);
    assertFails(files().read(directory()), ErrorCode.FILE_IS_DIRECTORY);
    BufferCollector collector = new BufferCollector();
    files().readStream(path("absent"), 10).subscribe(collector);
    collector.request(1);
    assertThat(collector.awaitEnd())
        .isInstanceOfSatisfying(
            AshlarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_FOUND));
  }

  @Test
  void directoriesAreMadeListedAndRemoved() {
    join(files().makeDirectory(path("one/two")));
    join(files().write(path("one/b"), bytes("b"), WriteMode.REPLACE));
    join(files().write(path("one/a"), bytes("aa"), WriteMode.REPLACE));
    assertThat(join(files().list(path("one")))).containsExactly("a", "b", "two");
    assertThat(join(files().status(path("one"))).directory()).isTrue();
    assertThat(join(files().status(path("one/a"))).size()).isEqualTo(2);
    assertThat(join(files().status(path("one/a"))).regularFile()).isTrue();
    join(files().rename(path("one/a"), path("one/b")));
    assertThat(join(files().list(path("one")))).containsExactly("b", "two");
    assertThat(text("one/b")).isEqualTo("aa");
    assertFails(files().remove(path("one")), ErrorCode.IO_FAILED);
    join(files().remove(path("one/b")));
    join(files().remove(path("one/two")));
    join(files().remove(path("one")));
    assertThat(join(files().list(directory()))).isEmpty();
  }

  @Test
  void aStreamDeliversOnlyWhatWasRequested() {
    join(files().write(path("s"), bytes("0123456789"), WriteMode.REPLACE));
    BufferCollector collector = new BufferCollector();
    files().readStream(path("s"), 4).subscribe(collector);
    collector.request(1);
    assertThat(collector.await(1)).isEqualTo("0123");
    assertThat(collector.chunks()).isEqualTo(1);
    collector.request(100);
    assertThat(collector.awaitEnd()).isNull();
    assertThat(collector.text()).isEqualTo("0123456789");
    BufferCollector second = new BufferCollector();
    Publisher<ByteBuffer> cold = files().readStream(path("s"), 1);
    cold.subscribe(second);
    second.request(2);
    assertThat(second.await(2)).isEqualTo("01");
    second.cancel();
    BufferCollector third = new BufferCollector();
    cold.subscribe(third);
    third.request(Long.MAX_VALUE);
    assertThat(third.awaitEnd()).isNull();
    assertThat(third.text()).isEqualTo("0123456789");
  }

  @Test
  void aPublisherIsWrittenPieceByPiece() {
    join(files().write(path("from"), bytes("abc".repeat(1_000)), WriteMode.REPLACE));
    long written =
        join(
            files()
                .writeStream(path("to"), files().readStream(path("from"), 100), WriteMode.REPLACE));
    assertThat(written).isEqualTo(3_000);
    assertThat(text("to")).isEqualTo(text("from"));
    assertFails(
        files().writeStream(path("to"), files().readStream(path("absent"), 100), WriteMode.REPLACE),
        ErrorCode.FILE_NOT_FOUND);
  }

  @Test
  void emptyFilesAreFiles() {
    join(files().write(path("e"), bytes(""), WriteMode.REPLACE));
    assertThat(text("e")).isEmpty();
    BufferCollector collector = new BufferCollector();
    files().readStream(path("e"), 10).subscribe(collector);
    collector.request(1);
    assertThat(collector.awaitEnd()).isNull();
    assertThat(collector.text()).isEmpty();
  }

  @Test
  void aRequestForNothingIsAnError() {
    join(files().write(path("s"), bytes("0123456789"), WriteMode.REPLACE));
    BufferCollector collector = new BufferCollector();
    files().readStream(path("s"), 4).subscribe(collector);
    collector.request(0);
    assertThat(collector.awaitEnd()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusalsCarryTheErrorOfTheSystem() {
    join(files().makeDirectory(path("full")));
    join(files().write(path("full/f"), bytes("f"), WriteMode.REPLACE));
    assertRefused(
        files().write(path("full/f"), bytes(""), WriteMode.CREATE_NEW), SystemError.EEXIST);
    assertRefused(files().remove(path("full")), SystemError.ENOTEMPTY);
    assertRefused(files().list(path("full/f")), SystemError.ENOTDIR);
    assertRefused(files().write(path("full"), bytes(""), WriteMode.REPLACE), SystemError.EISDIR);
    assertRefused(files().rename(path("absent"), path("x")), SystemError.ENOENT);
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
      ByteBuffer buffer = bytes(line);
      join(streams.write(StandardStreams.Output.ERROR, buffer));
    }
    assertThat(streams.input()).isNotNull();
  }
}

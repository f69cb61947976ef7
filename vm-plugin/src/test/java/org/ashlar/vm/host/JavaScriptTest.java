package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ashlar.testing.Requirement;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Keys;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every script below {@code src/test/resources/js}: one passes if it ends without an
 * exception. The scripts need nothing of a host, so that any engine can run them too.
 */
class JavaScriptTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/js");

  @TestFactory
  @Requirement("V8-1.2.7")
  Stream<DynamicTest> scripts() throws IOException {
    return files().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    SCRIPTS.relativize(file).toString(), file.toUri(), () -> run(file)));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(SCRIPTS)) {
      return tree.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
  }

  private static void run(Path file) throws InterruptedException {
    String[] failure = {"the engine did not return"};
    // deep recursion of a script needs the stack that engine threads have
    Thread thread =
        new Thread(null, () -> failure[0] = evaluate(file), file.toString(), 256L << 20);
    thread.start();
    thread.join();
    assertThat(failure[0]).isEmpty();
  }

  /** What went wrong, or nothing. */
  private static String evaluate(Path file) {
    Shell shell =
        new Shell(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      shell.evaluate(file.toString(), Files.readString(file));
      return "";
    } catch (ThrowCompletion thrown) {
      return thrown.value() instanceof JsObject error
          ? TypeConversion.toFlatString(shell.agent(), error.get(shell.agent(), Keys.STACK))
          : String.valueOf(thrown.value());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void aScriptThatThrowsIsReported() throws IOException {
    Path script = Files.createTempFile("throws", ".js");
    Files.writeString(script, "throw new Error('on purpose')");
    assertThat(evaluate(script)).contains("on purpose");
    Files.delete(script);
  }
}

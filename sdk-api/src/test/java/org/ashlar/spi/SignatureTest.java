package org.ashlar.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The published packages are exactly what {@code src/test/signatures} says.
 *
 * <p>After a deliberate change, {@code mvn -pl sdk-api test -Dtest=SignatureTest
 * -Dtest.jvm.arguments=-Dsignatures.write=true} writes the files anew; the difference shows in the
 * review, and tells which {@code @Version} has to be raised.
 */
class SignatureTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path SIGNATURES = Path.of("src", "test", "signatures");

  @TestFactory
  Stream<DynamicTest> everyPackageIsAsCommitted() throws IOException {
    return publishedPackages().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
  }

  @Test
  void noSignatureFileIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(SIGNATURES)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".txt", "")).toList();
      assertThat(publishedPackages()).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static void compare(String packageName) throws IOException {
    List<String> actual = Signatures.of(packageName, CLASSES);
    Path committed = SIGNATURES.resolve(packageName + ".txt");
    if (Boolean.getBoolean("signatures.write")) {
      Files.createDirectories(SIGNATURES);
      Files.write(committed, actual);
    }
    assertThat(actual).isEqualTo(Files.readAllLines(committed));
  }

  private static List<String> publishedPackages() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES.resolve("org/ashlar"))) {
      return files
          .filter(file -> file.endsWith("package-info.class"))
          .map(file -> CLASSES.relativize(file.getParent()).toString().replace('/', '.'))
          .filter(name -> name.equals("org.ashlar.api") || name.startsWith("org.ashlar.spi"))
          .filter(name -> !name.endsWith(".processor"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }
}

package org.ashlar.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpiVersionTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern VERSION = Pattern.compile("@Version\\(\"([^\"]+)\"\\)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");

  /** What a plug-in is told at its start is what the manifest of the bundle says. */
  @Test
  void everyPublishedPackageHasTheVersionItDeclares() throws IOException {
    int published = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.endsWith("package-info.java")).sorted().toList()) {
        String text = Files.readString(file);
        Matcher name = PACKAGE.matcher(text);
        assertThat(name.find()).isTrue();
        Matcher version = VERSION.matcher(text);
        if (version.find()) {
          published++;
          assertThat(SpiVersion.of(name.group(1)))
              .as(name.group(1))
              .contains(SpiVersion.parse(version.group(1)));
        } else {
          assertThat(SpiVersion.of(name.group(1))).as(name.group(1)).isEmpty();
        }
      }
    }
    assertThat(published).isGreaterThan(9);
  }
}

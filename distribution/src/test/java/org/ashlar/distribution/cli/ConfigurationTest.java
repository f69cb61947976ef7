package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final Path SHIPPED = Path.of("src/main/dist/conf/ashlar.properties");
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @TempDir Path directory;

  private Configuration configuration(String text) throws IOException {
    return Configuration.read(Files.writeString(directory.resolve("ashlar.properties"), text));
  }

  @Test
  void theCommandLineComesBeforeIt() throws IOException {
    Configuration configuration = configuration("tier = interp\ncontrol = true\nprofile = false");
    CommandLine silent = CommandLine.parse(configuration, List.of("app.js"));
    assertThat(silent.value("tier")).isEqualTo("interp");
    assertThat(silent.has("control")).isTrue();
    assertThat(silent.has("profile")).isFalse();
    CommandLine loud =
        CommandLine.parse(configuration, List.of("--tier=jit", "--no-control", "app.js"));
    assertThat(loud.value("tier")).isEqualTo("jit");
    assertThat(loud.has("control")).isFalse();
    assertThat(loud.rest()).containsExactly("app.js");
  }

  @Test
  void namesWithADotAreOptionsOfPlugins() throws IOException {
    CommandLine line =
        CommandLine.parse(
            configuration("gc.pauses = true\nvm.tier = exits"), List.of("--tier=osr", "app.js"));
    assertThat(line.plugins()).containsEntry("gc.pauses", "true").containsEntry("vm.tier", "exits");
    assertThat(Settings.plugins(line))
        .containsEntry("gc.pauses", "true")
        .containsEntry("vm.tier", "osr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tear = jit", "eval = 1", "help = true", "control = yes", "control ="})
  void whatCannotBeConfiguredIsRefusedWithTheFile(String text) {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> configuration(text))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SETTING))
        .withMessageContaining("ashlar.properties");
  }

  @Test
  void aFileThatIsNotThereSaysNothing() {
    assertThat(Configuration.read(directory.resolve("absent"))).isEqualTo(Configuration.empty());
  }

  /** The shipped file sets nothing, and everything it shows could be set. */
  @Test
  void whatTheShippedFileShowsIsAccepted() throws IOException {
    assertThat(Configuration.read(SHIPPED)).isEqualTo(Configuration.empty());
    String shown = Files.readString(SHIPPED).replaceAll("(?m)^#(?=\\S)", "");
    Configuration configuration = configuration(shown);
    assertThat(configuration.options()).hasSizeGreaterThan(8);
    CommandLine line = CommandLine.parse(configuration, List.of("app.js"));
    assertThat(Settings.plugins(line)).containsEntry("vm.tier", "jit");
    assertThat(Settings.workers(line)).isPositive();
    assertThat(Settings.limits(line).heapBytes()).isPositive();
  }

  @Test
  void thePageNamesWhatCanBeSet() throws IOException {
    Matcher rows = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|").matcher(Files.readString(PAGE));
    List<String> options = new ArrayList<>();
    while (rows.find()) {
      if (!rows.group(1).contains(".")) {
        options.add(rows.group(1));
      }
    }
    assertThat(options).containsExactlyInAnyOrderElementsOf(Configuration.NAMES);
  }
}

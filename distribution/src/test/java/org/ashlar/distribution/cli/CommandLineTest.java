package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static CommandLine parse(String words) {
    return CommandLine.parse(List.of(words.split(" ")));
  }

  @Test
  void whatFollowsAProgramBelongsToIt() {
    for (String line : List.of("--tier=jit app.js --tier x", "run --tier=jit app.js --tier x")) {
      assertThat(parse(line).value("tier")).isEqualTo("jit");
      assertThat(parse(line).rest()).endsWith("app.js", "--tier", "x");
    }
    assertThat(parse("-- run --tier").rest()).containsExactly("run", "--tier");
  }

  @Test
  void optionsMayFollowCodeUntilAnArgumentDoes() {
    CommandLine line = parse("-e code --tier=jit first --tier=exits");
    assertThat(line.value("eval")).isEqualTo("code");
    assertThat(line.value("tier")).isEqualTo("jit");
    assertThat(line.rest()).containsExactly("first", "--tier=exits");
    assertThat(parse("eval --tier jit code first").value("eval")).isEqualTo("code");
    assertThat(parse("eval --tier jit code first").rest()).containsExactly("first");
    assertThat(parse("-e code run").rest()).containsExactly("run");
  }

  @Test
  void optionsMayStandAnywhereInACommandWithoutProgram() {
    CommandLine line = parse("pause 3 --pid 7");
    assertThat(line.rest()).containsExactly("pause", "3");
    assertThat(line.value("pid")).isEqualTo("7");
    assertThat(parse("test262-host --tier=exits").value("tier")).isEqualTo("exits");
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> parse("eval"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_ARGUMENT));
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> parse("--nonsense app.js"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION))
        .withMessageContaining("--nonsense");
  }
}

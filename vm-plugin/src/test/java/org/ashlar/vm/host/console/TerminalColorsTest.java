package org.ashlar.vm.host.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalColorsTest {
  @ParameterizedTest
  @CsvSource({
    "'',                                  false, false",
    "TERM=xterm,                          true,  false",
    "TERM=xterm NO_COLOR=1,               false, false",
    "TERM=xterm NO_COLOR=,                true,  false",
    "TERM=xterm NODE_DISABLE_COLORS=1,    false, false",
    "TERM=dumb,                           false, false",
    "COLORTERM=truecolor,                 true,  false",
    "FORCE_COLOR=1,                       true,  true",
    "FORCE_COLOR=,                        true,  true",
    "FORCE_COLOR=true NO_COLOR=1,         true,  true",
    "FORCE_COLOR=3 TERM=dumb,             true,  true",
    "FORCE_COLOR=0 TERM=xterm,            false, false",
    "FORCE_COLOR=no TERM=xterm,           false, false",
  })
  void theEnvironmentDecides(String variables, boolean onTerminal, boolean elsewhere) {
    Map<String, String> environment =
        Arrays.stream(variables.split(" "))
            .filter(variable -> !variable.isEmpty())
            .map(variable -> variable.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(TerminalColors.wanted(environment, true)).isEqualTo(onTerminal);
    assertThat(TerminalColors.wanted(environment, false)).isEqualTo(elsewhere);
  }
}

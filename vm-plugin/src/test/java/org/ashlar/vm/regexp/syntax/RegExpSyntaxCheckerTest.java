package org.ashlar.vm.regexp.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegExpSyntaxCheckerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(~''~Unterminated group",
        ")~''~Unmatched ')'",
        "[~''~Unterminated character class",
        "\\~''~\\ at end of pattern",
        "a**~''~Nothing to repeat",
        "a{2,1}~''~numbers out of order in {} quantifier",
        "[b-a]~''~Range out of order in character class",
        "(?<a>x)(?<a>y)~''~Duplicate capture group name",
        "(?<a>x)\\k<b>~''~Invalid named capture referenced",
        "(?<a>x)\\k~''~Invalid named reference",
        "(?<1>x)~''~Invalid capture group name",
        "(?<=a)*~''~Invalid quantifier",
        "(?a)~''~Invalid group",
        "(?-:a)~''~Invalid flag group",
        "(?i-i:a)~''~Repeated flag in flag group",
        "{~u~Lone quantifier brackets",
        "a{1~u~Incomplete quantifier",
        "\\1~u~Invalid escape",
        "\\p{Foo}~u~Invalid property name",
        "[\\d-a]~u~Invalid character class",
        "\\u{110000}~u~Invalid Unicode escape",
        "[a--b&&c]~v~Invalid set operation in character class",
        "[(]~v~Invalid character in character class",
        "[^\\p{RGI_Emoji}]~v~Negated character class may contain strings"
      })
  void reportsWhatIsWrong(String pattern, String flags, String reason) {
    assertThat(RegExpSyntaxChecker.check(pattern, flags)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(?=a)*~''",
        "\\c~''",
        "a{~''",
        "]~''",
        "[\\w-x]~''",
        "\\k~''",
        "\\8~''",
        "(?<a>x)|(?<a>y)\\k<a>~u",
        "(?ms-i:a)~u",
        "(?<\\u{61}>.)~''",
        "[\\q{ab|c}--\\q{ab}]~v",
        "[\\p{L}&&[^a-z]]~v"
      })
  void acceptsWhatTheGrammarAllows(String pattern, String flags) {
    assertThat(RegExpSyntaxChecker.check(pattern, flags)).isNull();
  }

  @Test
  void nestingIsBoundedRatherThanOverflowing() {
    String deep = "(?:".repeat(100_000) + ")".repeat(100_000);
    assertThat(RegExpSyntaxChecker.check(deep, "")).endsWith("Regular expression too large");
    assertThat(RegExpSyntaxChecker.check("[".repeat(100_000), "v"))
        .endsWith("Regular expression too large");
  }

  @Test
  void flagsMustBeKnownAndDistinct() {
    assertThat(RegExpSyntaxChecker.check("a", "dgimsuy")).isNull();
    assertThat(RegExpSyntaxChecker.check("a", "gg")).isEqualTo("Invalid flags");
    assertThat(RegExpSyntaxChecker.check("a", "uv")).isEqualTo("Invalid flags");
  }
}

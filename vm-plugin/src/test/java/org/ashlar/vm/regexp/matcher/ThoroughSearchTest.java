package org.ashlar.vm.regexp.matcher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.ashlar.vm.regexp.compiler.PatternCompiler;
import org.ashlar.vm.regexp.syntax.Pattern;
import org.ashlar.vm.regexp.syntax.PatternParser;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.regexp.syntax.RegExpSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both programs of a pattern find the same match with the same captures. */
class ThoroughSearchTest {
  private static final String[] TEXTS = {
    "", "a", "aaa", "aaabakK", "abcabc", "abab", "xaxbxc", "baaab", "aab\naa"
  };

  private final Matcher matcher =
      new Matcher(
          new MatchBudget() {
            @Override
            public void poll() {}

            @Override
            public void charge(long bytes) {}

            @Override
            public RuntimeException exhausted() {
              return new IllegalStateException("out of working memory");
            }
          });

  private static Pattern parse(String pattern) {
    try {
      return PatternParser.parse(pattern, requireNonNull(RegExpFlags.parse("")));
    } catch (RegExpSyntaxException invalid) {
      throw new AssertionError(invalid);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(|a{2,}a|(?:\\s?)(?:[\\w-]*?|c{2,}[a-c])*?){2,}",
        "(a*)*",
        "(a*)*?b",
        "(?:(a)|b?)*c?",
        "(a|ab)(c|bcd)?(b*)",
        "((a?)(b?)){0,3}",
        "(?:a{1,3}?(b)?)+$",
        "(?:^(a+)|(b))+",
        "(a?)??(a?){2}(\\b)?",
        "(?:(?=(a+?))a|(?<!b(a)?)b?)*(?<=(a)|b)",
        "^(a{1,1000}){1,1000}$",
        "(?:(a{0,900}?)(b{0,900})|x){2,2000}",
        "(?:((a?){0,1000}){2,1000}b?)+c?",
        "(?:(a|){1000,}b){1,1000}|(?:(a)|(b)?){999,}?$",
        "^(?:(?:(?:(?:(?:(?:(?:(?:a*)*)*)*b?)*)*)*)*)*$"
      })
  void agreesWithBacktracking(String source) {
    MatchProgram usual = requireNonNull(PatternCompiler.compile(parse(source), false));
    MatchProgram thorough = requireNonNull(PatternCompiler.compileThorough(parse(source), false));
    for (String text : TEXTS) {
      int[] expected = matcher.find(usual, text, 0, text.length(), 0, false, () -> null);
      assertThat(matcher.findThoroughly(thorough, text)).as(text).isEqualTo(expected);
    }
  }

  @Test
  void patternsWithMemoryHaveNoThoroughProgram() {
    assertThat(PatternCompiler.compileThorough(parse("(a)\\1"), false)).isNull();
    assertThat(PatternCompiler.compileThorough(parse("(?:(?:a{9999}){9999}){9999}"), false))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a+)+$",
        "(x+x+)+y",
        "^(a|a?)+$",
        "(.*)*z",
        "^(\\w+\\s?){1,60}$",
        "^(a{1,1000}){1,1000}$",
        "^((a{1,500}){1,500}){1,500}$",
        "^(?:(?:(?:(?:(?:(?:(?:(?:a*)*)*)*b?)*)*)*)*)*$"
      })
  void endsInTimeThatTheTextIsTheMeasureOf(String source) {
    MatchProgram usual = requireNonNull(PatternCompiler.compile(parse(source), false));
    String text = (source.contains("x") ? "x" : "a").repeat(40) + "!";
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () ->
                    matcher.find(
                        usual,
                        text,
                        0,
                        text.length(),
                        0,
                        false,
                        () -> PatternCompiler.compileThorough(parse(source), false))))
        .isNull();
  }
}

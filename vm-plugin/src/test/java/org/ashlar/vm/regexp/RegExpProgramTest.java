package org.ashlar.vm.regexp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ashlar.vm.regexp.matcher.MatchBudget;
import org.ashlar.vm.regexp.matcher.Matcher;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.regexp.syntax.RegExpSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegExpProgramTest {
  /** Counts what a match asks for, and ends it when it has polled often enough. */
  private static final class CountingBudget implements MatchBudget {
    private long polls;
    private long charged;
    private long maximumPolls = Long.MAX_VALUE;

    @Override
    public void poll() {
      polls++;
      if (polls > maximumPolls) {
        throw new IllegalStateException("ended by the budget");
      }
    }

    @Override
    public void charge(long bytes) {
      charged += bytes;
    }

    @Override
    public RuntimeException exhausted() {
      return new IllegalStateException("out of working memory");
    }
  }

  private final CountingBudget budget = new CountingBudget();
  private final Matcher matcher = new Matcher(budget);

  private static RegExpProgram compile(String pattern, String flags) {
    try {
      return RegExpProgram.compile(pattern, requireNonNull(RegExpFlags.parse(flags)));
    } catch (RegExpSyntaxException invalid) {
      throw new AssertionError(invalid);
    }
  }

  private static String show(int @Nullable [] bounds) {
    return bounds == null
        ? "none"
        : Arrays.stream(bounds).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private String find(String pattern, String flags, String text) {
    return show(compile(pattern, flags).find(matcher, text, 0, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "(a)|b~``~b~0 1 -1 -1",
        "(z)((a+)?(b+)?(c))*~``~zaacbbbcac~0 10 0 1 8 10 8 9 -1 -1 9 10",
        "(a*)*~``~b~0 0 -1 -1",
        "(?=(a+))a*b\\1~``~baaabac~3 6 3 4",
        "(.*?)a(?!(a+)b\\2c)\\2(.*)~``~baaabaac~0 8 0 2 -1 -1 3 8",
        "(?<=([abc]+)([abc]+))$~``~abc~3 3 0 1 1 3",
        "(?<=\\1(a))b~``~xaab~3 4 2 3",
        "\\b\\w+?\\b~``~--one two~2 5",
        "a{2,3}?a~``~aaaa~0 3",
        "(?:a?){3}b~``~aab~0 3",
        "[^]b~``~ab~0 2",
        "x*y+z~``~xxyyz~0 5",
        "(?i:A)b~``~ab~0 2",
        "(?-i:a)B~i~ab~0 2",
        "(?<n>a)|(?<n>b)\\k<n>~``~bb~0 2 -1 -1 0 1",
        "\\u{1F600}+?$~u~\uD83D\uDE00\uD83D\uDE00~0 4",
        "\\uDE00~u~\uD83D\uDE00~none",
        "\\uDE00~``~\uD83D\uDE00~1 2",
        "^.$~u~\uD83D\uDE00~0 2",
        "[\\q{abc|d|}]x~v~abcx~0 4",
        "[\\w--[a-c]]~v~abcd~3 4",
        "\\u212a~iu~k~0 1",
        "\\u212a~i~k~none",
        "(\\u03c3)\\1~i~\u03a3\u03c2~0 2 0 1",
        "\\W~iu~S~none"
      })
  void findsWhatTheLanguagePrescribes(String pattern, String flags, String text, String bounds) {
    assertThat(find(pattern, flags, text)).isEqualTo(bounds);
  }

  @Test
  void anchorsAndLookBehindSeeOnlyTheGivenPart() {
    RegExpProgram program = compile("(?<!x)^a$(?!x)", "");
    assertThat(program.find(matcher, "xax", 1, 2, 1, false)).containsExactly(1, 2);
    assertThat(program.find(matcher, "xax", 1, false)).isNull();
  }

  @Test
  void stickySearchesTryOnePlace() {
    RegExpProgram program = compile("b", "y");
    assertThat(program.find(matcher, "ab", 0, true)).isNull();
    assertThat(program.find(matcher, "ab", 1, true)).containsExactly(1, 2);
  }

  @Test
  void indexInsideASurrogatePairMeansThePair() {
    assertThat(compile(".", "u").find(matcher, "a\uD83D\uDE00", 2, false)).containsExactly(1, 3);
  }

  @Test
  void explosivePatternsTakeLinearTime() {
    String text = "a".repeat(20_000);
    assertThat(find("(a+)+b", "", text)).isEqualTo("none");
    assertThat(find("(?:a|a)*?b", "", text)).isEqualTo("none");
    assertThat(find("a*a*a*a*b", "", text)).isEqualTo("none");
    assertThat(find("(x+x+)+y|(a|aa)+$", "", text)).isEqualTo("0 20000 -1 -1 19999 20000");
    assertThat(budget.polls).isLessThan(2_000);
    assertThat(budget.charged).isPositive();
  }

  @Test
  void explosivePatternsWithBackReferencesEndWithTheBudget() {
    budget.maximumPolls = 1_000;
    String text = "a".repeat(40);
    assertThatThrownBy(() -> find("(a|aa)+\\1c", "", text)).hasMessage("ended by the budget");
    budget.maximumPolls = Long.MAX_VALUE;
    assertThat(find("a", "", text)).isEqualTo("0 1");
  }

  @Test
  void longTextsNeedNoStack() {
    String text = "ab".repeat(1_000_000);
    assertThat(find("(?:ab)*$", "", text)).isEqualTo("0 2000000");
    assertThat(find("^(?:a|b)*$", "", text)).isEqualTo("0 2000000");
    assertThat(find("^(?:[^b]b)+$", "", text)).isEqualTo("0 2000000");
  }

  @Test
  void workingMemoryIsChargedAndBounded() {
    String text = "ab".repeat(20_000_000);
    assertThatThrownBy(() -> find("^(?:.|(b))*\\1c", "", text)).hasMessage("out of working memory");
    assertThat(budget.charged).isGreaterThan(100_000_000);
  }

  @Test
  void namesKeepTheirOrderAndTheirGroups() {
    RegExpProgram program = compile("(?<b>x)(?:(?<a>y)|(?<a>z))", "");
    assertThat(program.groupCount()).isEqualTo(3);
    assertThat(program.groupNames())
        .extracting(name -> name.name() + name.groups())
        .containsExactly("b[1]", "a[2, 3]");
  }

  @Test
  void hugeCountsAreRefusedOrCheap() {
    assertThat(find("x{2147483648}", "", "xxx")).isEqualTo("none");
    assertThat(find("(?:x{1000}){1000}", "", "xxx")).isEqualTo("none");
  }
}

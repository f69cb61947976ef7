package org.ashlar.vm.regexp;

import java.util.List;
import java.util.function.Supplier;
import org.ashlar.vm.regexp.compiler.PatternCompiler;
import org.ashlar.vm.regexp.matcher.MatchProgram;
import org.ashlar.vm.regexp.matcher.Matcher;
import org.ashlar.vm.regexp.syntax.Pattern;
import org.ashlar.vm.regexp.syntax.PatternParser;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.regexp.syntax.RegExpSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern and its flags, ready to be executed. It holds nothing of a realm or an agent, so one
 * program may serve all of them.
 */
public final class RegExpProgram {
  private final String source;
  private final RegExpFlags flags;
  private final int groupCount;
  private final List<Pattern.GroupName> groupNames;
  private final MatchProgram program;

  private final Supplier<@Nullable MatchProgram> thoroughMaker = this::thorough;

  /** Made when a search first becomes excessive; every maker makes the same. */
  private @Nullable Thorough thorough;

  private RegExpProgram(String source, RegExpFlags flags, Pattern pattern, MatchProgram program) {
    this.source = source;
    this.flags = flags;
    this.groupCount = pattern.captureCount();
    this.groupNames = pattern.names();
    this.program = program;
  }

  /** Compiles a pattern. */
  public static RegExpProgram compile(String source, RegExpFlags flags)
      throws RegExpSyntaxException {
    Pattern pattern = PatternParser.parse(source, flags);
    MatchProgram program = PatternCompiler.compile(pattern, flags.isUnicodeMode());
    if (program == null) {
      throw RegExpSyntaxException.tooLarge(source, flags);
    }
    return new RegExpProgram(source, flags, pattern, program);
  }

  public String source() {
    return source;
  }

  public RegExpFlags flags() {
    return flags;
  }

  /** The number of capturing groups, the whole match not counted. */
  public int groupCount() {
    return groupCount;
  }

  /** The names of groups in the order in which they first appear in the pattern. */
  public List<Pattern.GroupName> groupNames() {
    return groupNames;
  }

  /** The retained size in bytes, roughly. */
  public long weight() {
    return 2L * source.length() + program.weight();
  }

  /**
   * Searches {@code text} for a match that starts at {@code index} or, unless {@code sticky},
   * behind it. The result holds start and end of the match, then of each group, -1 twice for a
   * group that took no part; it is null if there is no match.
   */
  public int @Nullable [] find(Matcher matcher, String text, int index, boolean sticky) {
    return find(matcher, text, 0, text.length(), index, sticky);
  }

  /**
   * The same for the part of {@code text} from {@code from} to {@code to}, as if it were the whole;
   * all positions are positions in {@code text}.
   */
  public int @Nullable [] find(
      Matcher matcher, String text, int from, int to, int index, boolean sticky) {
    return matcher.find(program, text, from, to, index, sticky, thoroughMaker);
  }

  private @Nullable MatchProgram thorough() {
    Thorough known = thorough;
    if (known == null) {
      known = new Thorough(compileThorough());
      thorough = known;
    }
    return known.program;
  }

  private @Nullable MatchProgram compileThorough() {
    try {
      return PatternCompiler.compileThorough(
          PatternParser.parse(source, flags), flags.isUnicodeMode());
    } catch (RegExpSyntaxException parsedBefore) {
      throw new IllegalStateException(parsedBefore);
    }
  }

  /** The answer, which may be that there is no such program. */
  private record Thorough(@Nullable MatchProgram program) {}
}

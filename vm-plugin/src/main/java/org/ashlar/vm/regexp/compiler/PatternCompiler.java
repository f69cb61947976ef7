package org.ashlar.vm.regexp.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.regexp.matcher.MatchOpcode;
import org.ashlar.vm.regexp.matcher.MatchProgram;
import org.ashlar.vm.regexp.syntax.Pattern;
import org.ashlar.vm.regexp.syntax.PatternNode;
import org.ashlar.vm.unicode.CodePointSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the program of a pattern.
 *
 * <p>Each part is written with knowledge of what may follow it: the units of which one must come
 * next, or null where that is not known. Where the next unit decides between two branches no choice
 * is left open, so that most loops over texts need no stack.
 *
 * <p>A <i>thorough</i> program contains no instruction that scans, and every fork in it is executed
 * at most once at each position; counts are unrolled, because two rounds of a counted loop at one
 * position are different states. That a fork may be skipped the second time rests on this: what
 * happens from a fork and a position on depends on nothing else but which of the rounds around it
 * have been empty so far, where an empty round is refused. So a fork has a number for each
 * combination of those.
 */
public final class PatternCompiler {
  /** A program that unrolls to more than this is not worth its memory. */
  private static final int MAXIMUM_THOROUGH_CODE = 1 << 16;

  /** So many rounds around a fork may be empty; each doubles its numbers. */
  private static final int MAXIMUM_EMPTY_ROUNDS = 6;

  /** So many that their numbers fit into an int. */
  private static final long MAXIMUM_STATES = 1L << 31;

  private static final int MAXIMUM_UNROLLED_COUNT = 4;
  private static final int MAXIMUM_UNROLLED_CODE = 24;

  private final Map<String, List<Integer>> groupsByName = new HashMap<>();
  private final boolean unicodeMode;
  private final boolean thorough;

  /** Thorough programs: whether what was visited is told by the values of counters too. */
  private final boolean counting;

  private final ProgramBuilder builder;
  private final PatternAnalysis analysis;

  /** Thorough programs: registers that tell where the rounds around the current part began. */
  private final List<Integer> roundStarts = new ArrayList<>();

  /** Counting programs: the counters of the loops around the current part, and their bounds. */
  private final List<Counter> counters = new ArrayList<>();

  /** A register, and from which value on another one makes no difference. */
  private record Counter(int register, int bound) {}

  /** True while the body of a look behind is written, which matches from right to left. */
  private boolean backwards;

  /** How many look arounds the current part stands in. */
  private int looks;

  private PatternCompiler(
      Pattern pattern, boolean unicodeMode, boolean thorough, boolean counting) {
    this.unicodeMode = unicodeMode;
    this.thorough = thorough;
    this.counting = counting;
    builder =
        new ProgramBuilder(
            pattern.captureCount(), thorough ? MAXIMUM_THOROUGH_CODE : Integer.MAX_VALUE);
    analysis = new PatternAnalysis(unicodeMode);
    for (Pattern.GroupName name : pattern.names()) {
      groupsByName.put(name.name(), name.groups());
    }
  }

  /** The program that backtracks; null if it would be too large. */
  public static @Nullable MatchProgram compile(Pattern pattern, boolean unicodeMode) {
    return new PatternCompiler(pattern, unicodeMode, false, false).compile(pattern.root());
  }

  /**
   * The program that never does work twice; null if the pattern admits none. Counts are unrolled;
   * where that is too much, or too many rounds may be empty, they are part of what was visited.
   */
  public static @Nullable MatchProgram compileThorough(Pattern pattern, boolean unicodeMode) {
    PatternNode root = pattern.root();
    if (!ThoroughEligibility.isEligible(root)) {
      return null;
    }
    MatchProgram unrolled = new PatternCompiler(pattern, unicodeMode, true, false).compile(root);
    return unrolled != null
        ? unrolled
        : new PatternCompiler(pattern, unicodeMode, true, true).compile(root);
  }

  /** What is known of everything behind a part, besides the units it starts with. */
  private enum Rest {
    /** Nothing. */
    ANYTHING,
    /** It matches the empty string wherever it is. */
    NOTHING,
    /** It starts with the assertion that the input ends. */
    INPUT_END
  }

  private @Nullable MatchProgram compile(PatternNode root) {
    emit(root, null, Rest.NOTHING);
    builder.emit(MatchOpcode.MATCH);
    return builder.hasOverflowed()
        ? null
        : builder.build(unicodeMode, StartPlanner.plan(root, analysis, builder, unicodeMode));
  }

  private void emit(PatternNode node, @Nullable CodePointSet follow) {
    emit(node, follow, Rest.ANYTHING);
  }

  private void emit(PatternNode node, @Nullable CodePointSet follow, Rest rest) {
    switch (node) {
      case PatternNode.Empty empty -> {}
      case PatternNode.CharacterSet set -> emitSet(set.set());
      case PatternNode.Sequence sequence -> emitSequence(sequence.parts(), follow, rest);
      case PatternNode.Disjunction disjunction ->
          emitDisjunction(disjunction.alternatives(), follow, rest);
      case PatternNode.Capture capture -> {
        int start = 2 * capture.index();
        builder.emit(MatchOpcode.SAVE, backwards ? start + 1 : start);
        emit(capture.body(), follow, rest);
        builder.emit(MatchOpcode.SAVE, backwards ? start : start + 1);
      }
      case PatternNode.Quantified repeated -> emitQuantified(repeated, follow, rest);
      case PatternNode.BackReference reference ->
          emitReferences(reference.groups(), reference.ignoreCase());
      case PatternNode.NamedBackReference reference ->
          emitReferences(
              groupsByName.getOrDefault(reference.name(), List.of()), reference.ignoreCase());
      case PatternNode.LineStart start ->
          builder.emit(start.multiline() ? MatchOpcode.LINE_START : MatchOpcode.INPUT_START);
      case PatternNode.LineEnd end ->
          builder.emit(end.multiline() ? MatchOpcode.LINE_END : MatchOpcode.INPUT_END);
      case PatternNode.WordBoundary boundary ->
          builder.emit(
              MatchOpcode.BOUNDARY,
              builder.set(boundary.wordCharacters()),
              boundary.negated() ? 1 : 0);
      case PatternNode.Look look -> emitLook(look);
    }
  }

  /** Of several groups of one name at most one has a capture, so all may be asked in turn. */
  private void emitReferences(List<Integer> groups, boolean ignoreCase) {
    for (int group : groups) {
      builder.emit(MatchOpcode.BACK_REFERENCE, group, ignoreCase ? 1 : 0, backwards ? 1 : 0);
    }
  }

  /** True if the members are single units that are never half of a pair in Unicode mode. */
  private boolean isOfUnits(CodePointSet set) {
    return !unicodeMode || CharacterShapes.isOfPlainUnits(set);
  }

  private void emitSet(CodePointSet set) {
    if (set.isEmpty()) {
      builder.emit(MatchOpcode.FAIL);
    } else if (!isOfUnits(set)) {
      builder.emit(backwards ? MatchOpcode.SET_BACK_WIDE : MatchOpcode.SET_WIDE, builder.set(set));
    } else if (backwards) {
      builder.emit(MatchOpcode.SET_BACK, builder.set(set));
    } else if (set.size() == 1) {
      builder.emit(MatchOpcode.UNIT, set.first());
    } else if (set.size() == 2) {
      builder.emit(MatchOpcode.EITHER_UNIT, set.first(), set.last());
    } else {
      builder.emit(MatchOpcode.SET, builder.set(set));
    }
  }

  private void emitSequence(List<PatternNode> parts, @Nullable CodePointSet follow, Rest rest) {
    if (backwards) {
      for (int index = parts.size() - 1; index >= 0; index--) {
        emit(parts.get(index), null);
      }
      return;
    }
    CodePointSet[] follows = new CodePointSet[parts.size()];
    CodePointSet next = follow;
    for (int index = parts.size() - 1; index >= 0; index--) {
      follows[index] = next;
      next = analysis.first(parts.get(index), next);
    }
    int index = 0;
    while (index < parts.size()) {
      int end = emitText(parts, index);
      if (end == index) {
        emit(parts.get(index), follows[index], restBehind(parts, index, rest));
        end++;
      }
      index = end;
    }
  }

  private static Rest restBehind(List<PatternNode> parts, int index, Rest rest) {
    if (index + 1 == parts.size()) {
      return rest;
    }
    return parts.get(index + 1) instanceof PatternNode.LineEnd end && !end.multiline()
        ? Rest.INPUT_END
        : Rest.ANYTHING;
  }

  /** Emits the single characters from {@code start} on as one text; returns where they end. */
  private int emitText(List<PatternNode> parts, int start) {
    StringBuilder text = new StringBuilder();
    int end = start;
    while (end < parts.size()) {
      int codePoint = CharacterShapes.literal(parts.get(end), unicodeMode);
      if (codePoint < 0) {
        break;
      }
      text.appendCodePoint(codePoint);
      end++;
    }
    if (end - start < 2) {
      return start;
    }
    builder.emit(MatchOpcode.TEXT, builder.text(text.toString()));
    return end;
  }

  private void emitDisjunction(
      List<PatternNode> alternatives, @Nullable CodePointSet follow, Rest rest) {
    PatternNode.CharacterSet merged = CharacterShapes.merge(alternatives);
    if (merged != null) {
      emitSet(merged.set());
      return;
    }
    int count = alternatives.size();
    CodePointSet[] firsts = new CodePointSet[count];
    CodePointSet[] rests = new CodePointSet[count];
    CodePointSet others = CodePointSet.EMPTY;
    for (int index = count - 1; index >= 0; index--) {
      rests[index] = others;
      firsts[index] = backwards ? null : analysis.first(alternatives.get(index), follow);
      others = PatternAnalysis.union(others, firsts[index]);
    }
    int[] exits = new int[count];
    for (int index = 0; index < count - 1; index++) {
      int fork = emitFork(firsts[index], rests[index]);
      emit(alternatives.get(index), follow, rest);
      exits[index] = builder.emit(MatchOpcode.JUMP, 0);
      builder.patch(fork, 1);
    }
    emit(alternatives.get(count - 1), follow, rest);
    for (int index = 0; index < count - 1; index++) {
      builder.patch(exits[index], 1);
    }
  }

  /** Emits a fork whose target is patched later; the guards say what each branch starts with. */
  private int emitFork(@Nullable CodePointSet next, @Nullable CodePointSet target) {
    if (isCounting()) {
      emitVisit();
      return builder.emit(MatchOpcode.FORK, 0);
    }
    if (isThorough()) {
      return emitForkOnce();
    }
    if (backwards || next == null && target == null) {
      return builder.emit(MatchOpcode.FORK, 0);
    }
    return builder.emit(MatchOpcode.FORK_GUARDED, 0, builder.guard(next), builder.guard(target));
  }

  private int emitForkOnce() {
    int count = roundStarts.size();
    if (count > MAXIMUM_EMPTY_ROUNDS) {
      builder.giveUp();
    }
    int[] operands = new int[3 + count];
    operands[1] = builder.newForks(1 << Math.min(count, MAXIMUM_EMPTY_ROUNDS));
    operands[2] = count;
    for (int index = 0; index < count; index++) {
      operands[3 + index] = roundStarts.get(index);
    }
    return builder.emit(MatchOpcode.FORK_ONCE, operands);
  }

  /** Fails what was tried before at this place with the same counters and empty rounds. */
  private void emitVisit() {
    long states = 1;
    int[] operands = new int[3 + roundStarts.size() + 2 * counters.size()];
    int length = 1;
    operands[length++] = roundStarts.size();
    for (int mark : roundStarts) {
      operands[length++] = mark;
      states = Math.min(2 * states, MAXIMUM_STATES);
    }
    operands[length++] = counters.size();
    for (Counter counter : counters) {
      operands[length++] = counter.register();
      operands[length++] = counter.bound();
      states = Math.min(states * (counter.bound() + 1L), MAXIMUM_STATES);
    }
    operands[0] = builder.newStates(states);
    builder.emit(MatchOpcode.VISIT, operands);
  }

  private void emitQuantified(
      PatternNode.Quantified repeated, @Nullable CodePointSet follow, Rest rest) {
    PatternNode body = repeated.body();
    int minimum = repeated.minimum();
    int maximum = repeated.maximum();
    if (maximum == 0 || body instanceof PatternNode.Empty) {
      return;
    }
    PatternNode.CharacterSet single = CharacterShapes.asSet(body);
    if (single != null && !backwards && !isThorough()) {
      emitCharacterLoop(single, repeated, follow, rest);
      return;
    }
    CodePointSet first = backwards ? null : analysis.first(body, follow);
    Loop loop =
        new Loop(repeated, first, backwards ? null : follow, PatternAnalysis.union(first, follow));
    if (minimum == 0 && maximum == 1) {
      emitOptional(loop);
    } else if (minimum == 0 && maximum == PatternNode.UNBOUNDED) {
      emitStar(loop);
    } else if (minimum == 1 && maximum == PatternNode.UNBOUNDED && isNeverEmpty(body)) {
      emitPlus(loop);
    } else if (isThorough() && !counting || mayUnroll(minimum, maximum, body)) {
      emitUnrolled(loop);
    } else {
      emitCounted(loop);
    }
  }

  private boolean isNeverEmpty(PatternNode body) {
    return analysis.minimumLength(body) > 0;
  }

  private static boolean mayUnroll(int minimum, int maximum, PatternNode body) {
    return minimum == maximum
        && minimum <= MAXIMUM_UNROLLED_COUNT
        && CharacterShapes.weight(body) <= MAXIMUM_UNROLLED_CODE;
  }

  /** A repetition, what its body and what follows start with, and what may follow its body. */
  private record Loop(
      PatternNode.Quantified repeated,
      @Nullable CodePointSet first,
      @Nullable CodePointSet follow,
      @Nullable CodePointSet bodyFollow) {}

  private void emitCharacterLoop(
      PatternNode.CharacterSet body,
      PatternNode.Quantified repeated,
      @Nullable CodePointSet follow,
      Rest rest) {
    int set = builder.set(body.set());
    boolean wide = !isOfUnits(body.set());
    int minimum = repeated.minimum();
    int maximum = rest == Rest.NOTHING && !repeated.greedy() ? minimum : repeated.maximum();
    CodePointSet first = analysis.first(body, null);
    boolean isDecided =
        rest != Rest.ANYTHING
            || minimum == maximum
            || follow != null && first != null && first.isDisjoint(follow);
    if (isDecided) {
      // Whatever is given back could not be followed by anything that matches, or need not be. For
      // a lazy loop: it cannot stop before the end of the run.
      builder.emit(wide ? MatchOpcode.RUN_WIDE : MatchOpcode.RUN, set, minimum, maximum);
      return;
    }
    int guard = builder.guard(follow);
    int loop;
    int resume;
    if (repeated.greedy()) {
      loop = wide ? MatchOpcode.GREEDY_WIDE : MatchOpcode.GREEDY;
      resume = wide ? MatchOpcode.GREEDY_WIDE_RESUME : MatchOpcode.GREEDY_RESUME;
    } else {
      loop = wide ? MatchOpcode.LAZY_WIDE : MatchOpcode.LAZY;
      resume = wide ? MatchOpcode.LAZY_WIDE_RESUME : MatchOpcode.LAZY_RESUME;
    }
    builder.emit(loop, set, minimum, maximum, guard);
    builder.emit(resume, set, guard);
  }

  /** One round: forgets the captures inside, matches the body, and refuses an empty round. */
  private void emitRound(Loop loop, boolean mayBeEmpty, @Nullable CodePointSet follow) {
    PatternNode.Quantified repeated = loop.repeated;
    if (repeated.endGroup() > repeated.firstGroup()) {
      builder.emit(MatchOpcode.CLEAR, 2 * repeated.firstGroup(), 2 * repeated.endGroup());
    }
    if (mayBeEmpty || isNeverEmpty(repeated.body())) {
      emit(repeated.body(), follow);
      return;
    }
    int mark = builder.newRegister();
    builder.emit(MatchOpcode.SAVE, mark);
    roundStarts.add(mark);
    emit(repeated.body(), follow);
    roundStarts.remove(roundStarts.size() - 1);
    builder.emit(MatchOpcode.REQUIRE_PROGRESS, mark);
  }

  private void emitOptional(Loop loop) {
    if (loop.repeated.greedy()) {
      int fork = emitFork(loop.first, loop.follow);
      emitRound(loop, false, loop.follow);
      builder.patch(fork, 1);
    } else {
      int fork = emitFork(loop.follow, loop.first);
      int skip = builder.emit(MatchOpcode.JUMP, 0);
      builder.patch(fork, 1);
      emitRound(loop, false, loop.follow);
      builder.patch(skip, 1);
    }
  }

  private void emitStar(Loop loop) {
    int head = builder.position();
    if (loop.repeated.greedy()) {
      int fork = emitFork(loop.first, loop.follow);
      emitRound(loop, false, loop.bodyFollow);
      builder.emit(MatchOpcode.LOOP, head);
      builder.patch(fork, 1);
    } else {
      int fork = emitFork(loop.follow, loop.first);
      int skip = builder.emit(MatchOpcode.JUMP, 0);
      builder.patch(fork, 1);
      emitRound(loop, false, loop.bodyFollow);
      builder.emit(MatchOpcode.LOOP, head);
      builder.patch(skip, 1);
    }
  }

  /** The body must not match the empty string. */
  private void emitPlus(Loop loop) {
    int head = builder.position();
    emitRound(loop, false, loop.bodyFollow);
    if (loop.repeated.greedy()) {
      int fork = emitFork(loop.first, loop.follow);
      builder.emit(MatchOpcode.LOOP, head);
      builder.patch(fork, 1);
    } else {
      int fork = emitFork(loop.follow, loop.first);
      int skip = builder.emit(MatchOpcode.JUMP, 0);
      builder.patch(fork, 1);
      builder.emit(MatchOpcode.LOOP, head);
      builder.patch(skip, 1);
    }
  }

  private void emitUnrolled(Loop loop) {
    PatternNode.Quantified repeated = loop.repeated;
    for (int round = 0; round < repeated.minimum() && !builder.hasOverflowed(); round++) {
      emitRound(loop, true, loop.bodyFollow);
    }
    if (repeated.maximum() == PatternNode.UNBOUNDED) {
      emitStar(loop);
      return;
    }
    int optional = repeated.maximum() - repeated.minimum();
    int[] exits = new int[Math.min(optional, MAXIMUM_THOROUGH_CODE)];
    int count = 0;
    while (count < optional && !builder.hasOverflowed()) {
      int fork = emitFork(null, null);
      if (repeated.greedy()) {
        exits[count++] = fork;
      } else {
        exits[count++] = builder.emit(MatchOpcode.JUMP, 0);
        builder.patch(fork, 1);
      }
      emitRound(loop, false, loop.bodyFollow);
    }
    for (int index = 0; index < count; index++) {
      builder.patch(exits[index], 1);
    }
  }

  private void emitCounted(Loop loop) {
    PatternNode.Quantified repeated = loop.repeated;
    int counter = builder.newRegister();
    builder.emit(MatchOpcode.ZERO, counter);
    boolean isVisited = isCounting();
    int start = builder.position();
    if (isVisited) {
      boolean isBounded = repeated.maximum() != PatternNode.UNBOUNDED;
      counters.add(new Counter(counter, isBounded ? repeated.maximum() : repeated.minimum() + 1));
      emitVisit();
    }
    int head =
        builder.emit(
            MatchOpcode.COUNTED_HEAD,
            counter,
            repeated.minimum(),
            repeated.maximum(),
            0,
            repeated.greedy() ? 1 : 0);
    builder.emit(MatchOpcode.INCREMENT, counter);
    if (isNeverEmpty(repeated.body())) {
      emitRound(loop, true, loop.bodyFollow);
    } else {
      int mark = builder.newRegister();
      builder.emit(MatchOpcode.SAVE, mark);
      roundStarts.add(mark);
      emitRound(loop, true, loop.bodyFollow);
      roundStarts.remove(roundStarts.size() - 1);
      builder.emit(MatchOpcode.REQUIRE_COUNTED_PROGRESS, mark, counter, repeated.minimum());
    }
    if (isVisited) {
      counters.remove(counters.size() - 1);
    }
    builder.emit(MatchOpcode.LOOP, start);
    builder.patch(head, 4);
  }

  /**
   * What is inside a look around is matched as usual: whether it succeeds depends on the position
   * alone, but where a fork inside was visited before it may have succeeded.
   */
  private boolean isThorough() {
    return thorough && looks == 0;
  }

  private boolean isCounting() {
    return counting && looks == 0;
  }

  private void emitLook(PatternNode.Look look) {
    boolean outer = backwards;
    backwards = look.behind();
    looks++;
    int height = builder.newRegister();
    if (look.negated()) {
      int start = builder.emit(MatchOpcode.NEGATIVE_LOOK, height, 0);
      emit(look.body(), null, Rest.NOTHING);
      builder.emit(MatchOpcode.NEGATIVE_LOOK_END, height);
      builder.patch(start, 2);
    } else {
      int position = builder.newRegister();
      builder.emit(MatchOpcode.LOOK, height, position);
      emit(look.body(), null, Rest.NOTHING);
      builder.emit(MatchOpcode.LOOK_END, height, position);
    }
    looks--;
    backwards = outer;
  }
}

package org.ashlar.vm.regexp.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.regexp.matcher.CharacterMatcher;
import org.ashlar.vm.regexp.matcher.MatchProgram;
import org.ashlar.vm.unicode.CodePointSet;
import org.jspecify.annotations.Nullable;

/** A program while it is written: its instructions so far, and the tables they refer to. */
final class ProgramBuilder {
  static final int NO_GUARD = -1;

  /** Beyond this a program is refused: a pattern of nested counts can demand any size. */
  private static final int MAXIMUM_CODE = 1 << 22;

  private final int groupCount;
  private final int maximumCode;
  private final Map<CodePointSet, Integer> setNumbers = new HashMap<>();
  private final List<CharacterMatcher> sets = new ArrayList<>();
  private final Map<String, Integer> textNumbers = new HashMap<>();
  private int[] code = new int[32];
  private int length;
  private int registerCount;
  private int forkCount;
  private boolean overflowed;

  ProgramBuilder(int groupCount, int maximumCode) {
    this.groupCount = groupCount;
    this.maximumCode = Math.min(maximumCode, MAXIMUM_CODE);
    registerCount = 2 * (groupCount + 1);
  }

  /** The index of the next instruction. */
  int position() {
    return length;
  }

  /** True if the program outgrew its limit; what is emitted then is dropped. */
  boolean hasOverflowed() {
    return overflowed;
  }

  /** Appends an instruction and returns its index. */
  int emit(int opcode, int... operands) {
    if (length + operands.length >= maximumCode) {
      overflowed = true;
      return 0;
    }
    if (length + operands.length >= code.length) {
      code = Arrays.copyOf(code, Math.max(code.length * 2, length + operands.length + 1));
    }
    int index = length;
    code[length++] = opcode;
    System.arraycopy(operands, 0, code, length, operands.length);
    length += operands.length;
    return index;
  }

  /** Sets operand number {@code operand}, counted from 1, to the index of the next instruction. */
  void patch(int instruction, int operand) {
    if (!overflowed) {
      code[instruction + operand] = length;
    }
  }

  int newRegister() {
    return registerCount++;
  }

  /** The first of so many numbers for forks. */
  int newForks(int count) {
    int first = forkCount;
    forkCount += count;
    return first;
  }

  /** The first of so many numbers for forks in states; the program is too large if they run out. */
  int newStates(long count) {
    if (count > Integer.MAX_VALUE - forkCount) {
      giveUp();
      return 0;
    }
    return newForks((int) count);
  }

  /** Makes the program count as too large. */
  void giveUp() {
    overflowed = true;
  }

  int set(CodePointSet set) {
    Integer known = setNumbers.get(set);
    if (known != null) {
      return known;
    }
    int number = sets.size();
    sets.add(new CharacterMatcher(set));
    setNumbers.put(set, number);
    return number;
  }

  int guard(@Nullable CodePointSet set) {
    return set == null ? NO_GUARD : set(set);
  }

  CharacterMatcher matcher(CodePointSet set) {
    return sets.get(set(set));
  }

  int text(String text) {
    Integer known = textNumbers.putIfAbsent(text, textNumbers.size());
    return known == null ? textNumbers.size() - 1 : known;
  }

  MatchProgram build(boolean unicodeMode, MatchProgram.Start start) {
    String[] texts = new String[textNumbers.size()];
    textNumbers.forEach((text, number) -> texts[number] = text);
    // One more register than was asked for: the machine's scratch register.
    return new MatchProgram(
        Arrays.copyOf(code, length),
        sets.toArray(CharacterMatcher[]::new),
        texts,
        groupCount,
        registerCount + 1,
        forkCount,
        unicodeMode,
        start);
  }
}

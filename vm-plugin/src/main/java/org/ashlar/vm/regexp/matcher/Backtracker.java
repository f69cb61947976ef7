package org.ashlar.vm.regexp.matcher;

import java.util.Arrays;
import org.ashlar.vm.unicode.CaseMapping;
import org.jspecify.annotations.Nullable;

/**
 * The machine that executes a program at one starting position.
 *
 * <p>Its stack holds pairs of ints. A pair (position, target) with a target of 0 or more is an open
 * choice; a pair (value, complement of a register) says what the register held before, so that
 * going back past it restores the register. A resumable loop keeps its state as such a pair for the
 * scratch register below its choice; restoring that is harmless. While the stack is empty nothing
 * can go back, and stores are not recorded: a failed run leaves registers as they are, and {@link
 * Matcher} clears them.
 *
 * <p>Fuel counts failures, rounds of loops and (by eights) units scanned in one instruction. When a
 * portion is used up the budget is polled, and if the total exceeds the limit the run is given up
 * as {@link #EXCESSIVE}, for the caller to choose a program that does no work twice.
 *
 * <p>The loop below is one method because its state must stay in local variables; it has to remain
 * well below the 8000 bytes of bytecode beyond which HotSpot compiles nothing.
 */
final class Backtracker {
  static final int FAILED = 0;
  static final int MATCHED = 1;
  static final int EXCESSIVE = 2;

  private static final int FUEL_PORTION = 8192;
  private static final int INITIAL_STACK = 64;

  /** A power of two. */
  private static final int SCAN_CHUNK = 1 << 15;

  /** 128 MB: far beyond what any sensible match needs, and no surprise for a server's heap. */
  private static final int MAXIMUM_STACK = 1 << 25;

  /** A larger stack is not kept for the next match. */
  private static final int MAXIMUM_KEPT_STACK = 1 << 14;

  private final MatchBudget budget;
  private int[] stack = new int[INITIAL_STACK];
  private int fuel = FUEL_PORTION;
  private long portionsLeft;

  /** Set up by {@link #prepare} for one search. */
  private MatchProgram program;

  private String text = "";
  private int from;
  private int to;
  private int[] registers = {};
  private @Nullable VisitedForks visited;

  /** A second result of {@link #goForward}. */
  private int remaining;

  Backtracker(MatchBudget budget, MatchProgram program) {
    this.budget = budget;
    this.program = program;
  }

  void prepare(
      MatchProgram newProgram,
      String newText,
      int newFrom,
      int newTo,
      int[] newRegisters,
      long stepLimit,
      @Nullable VisitedForks newVisited) {
    program = newProgram;
    text = newText;
    from = newFrom;
    to = newTo;
    registers = newRegisters;
    visited = newVisited;
    fuel = FUEL_PORTION;
    portionsLeft = stepLimit / FUEL_PORTION;
  }

  /** Drops what would keep the text or much memory alive. */
  void release() {
    text = "";
    registers = new int[0];
    visited = null;
    if (stack.length > MAXIMUM_KEPT_STACK) {
      stack = new int[INITIAL_STACK];
    }
  }

  /** Uses up fuel for scanning {@code units}; true if the search has become excessive. */
  boolean isExcessiveAfterScanning(int units) {
    fuel -= units >> 3;
    return fuel < 0 && refuel();
  }

  /** Polls; true if the search has become excessive. */
  private boolean refuel() {
    budget.poll();
    portionsLeft -= 1 + (-(long) fuel) / FUEL_PORTION;
    fuel = FUEL_PORTION;
    return portionsLeft < 0;
  }

  private int[] grow() {
    if (stack.length >= MAXIMUM_STACK) {
      throw budget.exhausted();
    }
    budget.charge(8L * stack.length);
    stack = Arrays.copyOf(stack, stack.length * 2);
    return stack;
  }

  /** Executes the program from {@code start}; the bounds are in the registers if it matched. */
  int run(int start) {
    final int[] code = program.code;
    final CharacterMatcher[] sets = program.sets;
    final String text = this.text;
    final int to = this.to;
    final int[] registers = this.registers;
    final int scratch = ~(registers.length - 1);
    int[] stack = this.stack;
    int height = 0;
    int position = start;
    int pc = 0;
    while (true) {
      // An instruction that succeeds continues this loop; one that fails breaks out of the switch.
      if (height + 8 > stack.length) {
        stack = grow();
      }
      switch (code[pc]) {
        case MatchOpcode.MATCH:
          registers[0] = start;
          registers[1] = position;
          return MATCHED;

        case MatchOpcode.UNIT:
          if (position < to && text.charAt(position) == code[pc + 1]) {
            position++;
            pc += 2;
            continue;
          }
          break;

        case MatchOpcode.EITHER_UNIT:
          if (position < to) {
            char unit = text.charAt(position);
            if (unit == code[pc + 1] || unit == code[pc + 2]) {
              position++;
              pc += 3;
              continue;
            }
          }
          break;

        case MatchOpcode.SET:
          if (position < to && sets[code[pc + 1]].contains(text.charAt(position))) {
            position++;
            pc += 2;
            continue;
          }
          break;

        case MatchOpcode.SET_WIDE:
          if (position < to) {
            int codePoint = CharacterMatcher.codePointAt(text, position, to);
            if (sets[code[pc + 1]].containsCodePoint(codePoint)) {
              position += Character.charCount(codePoint);
              pc += 2;
              continue;
            }
          }
          break;

        case MatchOpcode.TEXT:
          String expected = program.texts[code[pc + 1]];
          if (to - position >= expected.length() && text.startsWith(expected, position)) {
            position += expected.length();
            pc += 2;
            continue;
          }
          break;

        case MatchOpcode.SET_BACK:
          if (position > from && sets[code[pc + 1]].contains(text.charAt(position - 1))) {
            position--;
            pc += 2;
            continue;
          }
          break;

        case MatchOpcode.SET_BACK_WIDE:
          if (position > from) {
            int codePoint = CharacterMatcher.codePointBefore(text, position, from);
            if (sets[code[pc + 1]].containsCodePoint(codePoint)) {
              position -= Character.charCount(codePoint);
              pc += 2;
              continue;
            }
          }
          break;

        case MatchOpcode.JUMP:
          pc = code[pc + 1];
          continue;

        case MatchOpcode.LOOP:
          if (--fuel < 0 && refuel()) {
            return EXCESSIVE;
          }
          pc = code[pc + 1];
          continue;

        case MatchOpcode.FORK:
          stack[height] = position;
          stack[height + 1] = code[pc + 1];
          height += 2;
          pc += 2;
          continue;

        case MatchOpcode.FORK_GUARDED:
          boolean next = admits(sets, code[pc + 2], position);
          if (admits(sets, code[pc + 3], position)) {
            if (next) {
              stack[height] = position;
              stack[height + 1] = code[pc + 1];
              height += 2;
              pc += 4;
            } else {
              pc = code[pc + 1];
            }
            continue;
          } else if (next) {
            pc += 4;
            continue;
          }
          break;

        case MatchOpcode.FORK_ONCE:
          VisitedForks forks = visited;
          if (forks != null && forks.tryVisit(forkNumber(code, pc, position), position - from)) {
            stack[height] = position;
            stack[height + 1] = code[pc + 1];
            height += 2;
            pc += 4 + code[pc + 3];
            continue;
          }
          break;

        case MatchOpcode.VISIT:
          VisitedForks states = visited;
          if (states != null && states.tryVisit(stateNumber(code, pc, position), position - from)) {
            int marks = pc + 2;
            int counters = marks + 1 + code[marks];
            pc = counters + 1 + 2 * code[counters];
            continue;
          }
          break;

        case MatchOpcode.SAVE:
          {
            int register = code[pc + 1];
            if (height > 0) {
              stack[height] = registers[register];
              stack[height + 1] = ~register;
              height += 2;
            }
            registers[register] = position;
            pc += 2;
            continue;
          }

        case MatchOpcode.CLEAR:
          for (int register = code[pc + 1]; register < code[pc + 2]; register++) {
            if (registers[register] >= 0) {
              if (height > 0) {
                if (height + 8 > stack.length) {
                  stack = grow();
                }
                stack[height] = registers[register];
                stack[height + 1] = ~register;
                height += 2;
              }
              registers[register] = -1;
            }
          }
          pc += 3;
          continue;

        case MatchOpcode.ZERO, MatchOpcode.INCREMENT:
          {
            int register = code[pc + 1];
            if (height > 0) {
              stack[height] = registers[register];
              stack[height + 1] = ~register;
              height += 2;
            }
            registers[register] =
                code[pc] == MatchOpcode.ZERO ? 0 : Math.max(0, registers[register]) + 1;
            pc += 2;
            continue;
          }

        case MatchOpcode.COUNTED_HEAD:
          {
            int count = registers[code[pc + 1]];
            int body = pc + 6;
            if (count < code[pc + 2]) {
              pc = body;
            } else if (count >= code[pc + 3]) {
              pc = code[pc + 4];
            } else {
              boolean greedy = code[pc + 5] != 0;
              stack[height] = position;
              stack[height + 1] = greedy ? code[pc + 4] : body;
              height += 2;
              pc = greedy ? body : code[pc + 4];
            }
            continue;
          }

        case MatchOpcode.REQUIRE_PROGRESS:
          if (registers[code[pc + 1]] != position) {
            pc += 2;
            continue;
          }
          break;

        case MatchOpcode.REQUIRE_COUNTED_PROGRESS:
          if (registers[code[pc + 1]] != position || registers[code[pc + 2]] <= code[pc + 3]) {
            pc += 4;
            continue;
          }
          break;

        case MatchOpcode.RUN:
          {
            int end = scan(sets[code[pc + 1]], position, code[pc + 3]);
            if (end - position >= code[pc + 2]) {
              position = end;
              pc += 4;
              continue;
            }
            break;
          }

        case MatchOpcode.RUN_WIDE:
          {
            CharacterMatcher set = sets[code[pc + 1]];
            int low = scanCodePoints(set, position, code[pc + 2], true);
            if (low >= 0) {
              position = scanCodePoints(set, low, rest(code, pc), false);
              pc += 4;
              continue;
            }
            break;
          }

        case MatchOpcode.GREEDY, MatchOpcode.GREEDY_WIDE:
          {
            CharacterMatcher set = sets[code[pc + 1]];
            int low;
            int end;
            if (code[pc] == MatchOpcode.GREEDY) {
              end = scan(set, position, code[pc + 3]);
              low = position + code[pc + 2];
              if (end < low || low < 0) {
                break;
              }
            } else {
              low = scanCodePoints(set, position, code[pc + 2], true);
              if (low < 0) {
                break;
              }
              end = scanCodePoints(set, low, rest(code, pc), false);
            }
            end = giveBack(sets, code[pc + 4], low, end, code[pc] == MatchOpcode.GREEDY_WIDE);
            if (end < low) {
              break;
            }
            position = end;
            pc += 5;
            if (end > low) {
              stack[height] = low;
              stack[height + 1] = scratch;
              stack[height + 2] = end;
              stack[height + 3] = pc;
              height += 4;
            }
            pc += 3;
            continue;
          }

        case MatchOpcode.GREEDY_RESUME, MatchOpcode.GREEDY_WIDE_RESUME:
          {
            // The pair below the choice that led here holds the end of the mandatory part.
            int low = stack[height - 2];
            boolean wide = code[pc] == MatchOpcode.GREEDY_WIDE_RESUME;
            int end = stepBack(position, low, wide);
            end = giveBack(sets, code[pc + 2], low, end, wide);
            if (end > low) {
              stack[height] = end;
              stack[height + 1] = pc;
              height += 2;
            } else {
              height -= 2;
              if (end < low) {
                break;
              }
            }
            position = end;
            pc += 3;
            continue;
          }

        case MatchOpcode.LAZY, MatchOpcode.LAZY_WIDE:
          {
            boolean wide = code[pc] == MatchOpcode.LAZY_WIDE;
            CharacterMatcher set = sets[code[pc + 1]];
            int low = wide ? scanCodePoints(set, position, code[pc + 2], true) : -1;
            if (!wide) {
              int end = scan(set, position, code[pc + 2]);
              low = end - position >= code[pc + 2] ? end : -1;
            }
            if (low < 0) {
              break;
            }
            int end = goForward(sets, code[pc + 1], code[pc + 4], low, rest(code, pc), wide);
            if (end < 0) {
              break;
            }
            position = end;
            pc += 5;
            stack[height] = remaining;
            stack[height + 1] = scratch;
            stack[height + 2] = end;
            stack[height + 3] = pc;
            height += 4;
            pc += 3;
            continue;
          }

        case MatchOpcode.LAZY_RESUME, MatchOpcode.LAZY_WIDE_RESUME:
          {
            int end = resumeLazy(sets, code, pc, position, stack[height - 2]);
            if (end < 0) {
              height -= 2;
              break;
            }
            stack[height - 2] = remaining;
            stack[height] = end;
            stack[height + 1] = pc;
            height += 2;
            position = end;
            pc += 3;
            continue;
          }

        case MatchOpcode.INPUT_START,
        MatchOpcode.INPUT_END,
        MatchOpcode.LINE_START,
        MatchOpcode.LINE_END:
          if (isAtEdge(code[pc], position)) {
            pc += 1;
            continue;
          }
          break;

        case MatchOpcode.BOUNDARY:
          {
            CharacterMatcher word = sets[code[pc + 1]];
            boolean before = position > from && word.contains(text.charAt(position - 1));
            boolean after = position < to && word.contains(text.charAt(position));
            if ((before != after) == (code[pc + 2] == 0)) {
              pc += 3;
              continue;
            }
            break;
          }

        case MatchOpcode.BACK_REFERENCE:
          {
            int end = matchAgain(code[pc + 1], position, code[pc + 2] != 0, code[pc + 3] != 0);
            if (end >= 0) {
              position = end;
              pc += 4;
              continue;
            }
            break;
          }

        case MatchOpcode.LOOK:
          {
            int heightRegister = code[pc + 1];
            int positionRegister = code[pc + 2];
            if (height > 0) {
              stack[height] = registers[heightRegister];
              stack[height + 1] = ~heightRegister;
              stack[height + 2] = registers[positionRegister];
              stack[height + 3] = ~positionRegister;
              height += 4;
            }
            registers[heightRegister] = height;
            registers[positionRegister] = position;
            pc += 3;
            continue;
          }

        case MatchOpcode.LOOK_END:
          height = dropChoices(stack, registers[code[pc + 1]], height);
          position = registers[code[pc + 2]];
          pc += 3;
          continue;

        case MatchOpcode.NEGATIVE_LOOK:
          {
            int heightRegister = code[pc + 1];
            if (height > 0) {
              stack[height] = registers[heightRegister];
              stack[height + 1] = ~heightRegister;
              height += 2;
            }
            registers[heightRegister] = height;
            stack[height] = position;
            stack[height + 1] = code[pc + 2];
            height += 2;
            pc += 3;
            continue;
          }

        case MatchOpcode.NEGATIVE_LOOK_END:
          height = undo(stack, registers[code[pc + 1]], height);
          break;

        case MatchOpcode.FAIL:
          break;

        default:
          throw new IllegalStateException("opcode " + code[pc]);
      }

      if (--fuel < 0 && refuel()) {
        return EXCESSIVE;
      }
      int target;
      do {
        if (height == 0) {
          return FAILED;
        }
        height -= 2;
        target = stack[height + 1];
        if (target < 0) {
          registers[~target] = stack[height];
        }
      } while (target < 0);
      position = stack[height];
      pc = target;
    }
  }

  private int forkNumber(int[] code, int pc, int position) {
    int empty = 0;
    for (int index = 0; index < code[pc + 3]; index++) {
      if (registers[code[pc + 4 + index]] == position) {
        empty |= 1 << index;
      }
    }
    return code[pc + 2] + empty;
  }

  private int stateNumber(int[] code, int pc, int position) {
    int at = pc + 2;
    int state = 0;
    for (int left = code[at++]; left > 0; left--) {
      state = 2 * state + (registers[code[at++]] == position ? 1 : 0);
    }
    for (int left = code[at++]; left > 0; left--) {
      int bound = code[at + 1];
      state = state * (bound + 1) + Math.min(registers[code[at]], bound);
      at += 2;
    }
    return code[pc + 1] + state;
  }

  /** The maximum of the loop at {@code pc} less its minimum. */
  private static int rest(int[] code, int pc) {
    int maximum = code[pc + 3];
    return maximum == Integer.MAX_VALUE ? maximum : maximum - code[pc + 2];
  }

  private boolean admits(CharacterMatcher[] sets, int guard, int position) {
    return guard < 0 || position < to && sets[guard].contains(text.charAt(position));
  }

  /** The end of the longest run of at most {@code maximum} units in {@code set}. */
  private int scan(CharacterMatcher set, int position, int maximum) {
    int limit = (int) Math.min(to, (long) position + maximum);
    int index = position;
    while (true) {
      int chunkEnd = Math.min(limit, index + SCAN_CHUNK);
      index = set.skipMembers(text, index, chunkEnd);
      if (index < chunkEnd || index == limit) {
        fuel -= (index - position) >> 3;
        return index;
      }
      budget.poll();
    }
  }

  /**
   * The end of the longest run of at most {@code maximum} code points in {@code set}; with {@code
   * exact}, -1 if there are fewer.
   */
  private int scanCodePoints(CharacterMatcher set, int position, int maximum, boolean exact) {
    int index = position;
    if (maximum == Integer.MAX_VALUE && !exact) {
      while (index < to) {
        int chunkEnd = Math.min(to, index + SCAN_CHUNK);
        if (chunkEnd < to && Character.isHighSurrogate(text.charAt(chunkEnd - 1))) {
          chunkEnd++;
        }
        index = set.skipMemberCodePoints(text, index, chunkEnd);
        if (index < chunkEnd) {
          break;
        }
        budget.poll();
      }
    } else {
      for (int count = 0; count < maximum; count++) {
        int next = stepOver(set, index, true);
        if (next < 0) {
          if (exact) {
            return -1;
          }
          break;
        }
        index = next;
      }
    }
    fuel -= (index - position) >> 3;
    return index;
  }

  /** The position behind the character at {@code position}, or -1 if it is not in {@code set}. */
  private int stepOver(CharacterMatcher set, int position, boolean wide) {
    if (position >= to) {
      return -1;
    }
    if (!wide) {
      return set.contains(text.charAt(position)) ? position + 1 : -1;
    }
    int codePoint = CharacterMatcher.codePointAt(text, position, to);
    return set.containsCodePoint(codePoint) ? position + Character.charCount(codePoint) : -1;
  }

  private int stepBack(int position, int low, boolean wide) {
    return wide
            && position - 2 >= low
            && Character.isSurrogatePair(text.charAt(position - 2), text.charAt(position - 1))
        ? position - 2
        : position - 1;
  }

  /** The last position from {@code end} down to {@code low} that the guard admits, or less. */
  private int giveBack(CharacterMatcher[] sets, int guard, int low, int end, boolean wide) {
    if (guard < 0) {
      return end;
    }
    int index = end;
    while (index >= low && !admits(sets, guard, index)) {
      index = stepBack(index, low, wide);
    }
    fuel -= (end - index) >> 3;
    return index;
  }

  /**
   * The first position from {@code position} on that the guard admits, reached over at most {@code
   * maximum} members of the set; -1 if there is none. Leaves in {@link #remaining} how many more
   * members may follow.
   */
  private int goForward(
      CharacterMatcher[] sets, int set, int guard, int position, int maximum, boolean wide) {
    CharacterMatcher members = sets[set];
    int left = maximum;
    int index = position;
    while (!admits(sets, guard, index)) {
      index = left == 0 ? -1 : stepOver(members, index, wide);
      if (index < 0) {
        return -1;
      }
      left--;
      if ((left & SCAN_CHUNK - 1) == 0) {
        budget.poll();
      }
    }
    fuel -= (index - position) >> 3;
    remaining = left;
    return index;
  }

  private int resumeLazy(CharacterMatcher[] sets, int[] code, int pc, int position, int left) {
    if (left == 0) {
      return -1;
    }
    boolean wide = code[pc] == MatchOpcode.LAZY_WIDE_RESUME;
    int next = stepOver(sets[code[pc + 1]], position, wide);
    return next < 0 ? -1 : goForward(sets, code[pc + 1], code[pc + 2], next, left - 1, wide);
  }

  private boolean isAtEdge(int opcode, int position) {
    return switch (opcode) {
      case MatchOpcode.INPUT_START -> position == from;
      case MatchOpcode.INPUT_END -> position == to;
      case MatchOpcode.LINE_START ->
          position == from || Matcher.isLineTerminator(text.charAt(position - 1));
      default -> position == to || Matcher.isLineTerminator(text.charAt(position));
    };
  }

  /** The position on the far side of a repetition of what the group captured, or -1. */
  private int matchAgain(int group, int position, boolean ignoreCase, boolean backwards) {
    int start = registers[2 * group];
    int end = registers[2 * group + 1];
    if (start < 0 || end < 0) {
      return position;
    }
    int length = end - start;
    int other = backwards ? position - length : position;
    if (other < from || other + length > to) {
      return -1;
    }
    fuel -= length >> 3;
    boolean same =
        ignoreCase
            ? sameIgnoringCase(start, other, length)
            : text.regionMatches(other, text, start, length);
    if (!same) {
      return -1;
    }
    return backwards ? other : other + length;
  }

  private boolean sameIgnoringCase(int left, int right, int length) {
    CaseMapping mapping = program.caseMapping();
    int index = 0;
    while (index < length) {
      int first;
      int second;
      if (program.unicodeMode) {
        first = CharacterMatcher.codePointAt(text, left + index, left + length);
        second = CharacterMatcher.codePointAt(text, right + index, right + length);
      } else {
        first = text.charAt(left + index);
        second = text.charAt(right + index);
      }
      if (first != second && mapping.canonical(first) != mapping.canonical(second)) {
        return false;
      }
      index += Character.charCount(first);
    }
    return true;
  }

  /** Removes the choices above {@code base}; what restores registers stays. */
  private static int dropChoices(int[] stack, int base, int height) {
    int kept = base;
    for (int index = base; index < height; index += 2) {
      if (stack[index + 1] < 0) {
        stack[kept] = stack[index];
        stack[kept + 1] = stack[index + 1];
        kept += 2;
      }
    }
    return kept;
  }

  /** Removes everything above {@code base} and restores the registers. */
  private int undo(int[] stack, int base, int height) {
    for (int index = height - 2; index >= base; index -= 2) {
      if (stack[index + 1] < 0) {
        registers[~stack[index + 1]] = stack[index];
      }
    }
    return base;
  }
}

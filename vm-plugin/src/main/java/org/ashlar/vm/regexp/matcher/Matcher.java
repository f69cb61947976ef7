package org.ashlar.vm.regexp.matcher;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds matches. One instance serves one agent, for one search after the other; it keeps a small
 * stack between them.
 *
 * <p>A search is made with backtracking, which is fast for nearly all patterns and texts. If it
 * takes more steps than a multiple of the length of the text, it is given up, and if the pattern
 * allows it (no back references, no huge counts) made again from the same place with a program that
 * visits no fork twice at one position, hence (but for look arounds) in time proportional to the
 * length of the text, at the price of one bit per fork and position.
 */
public final class Matcher {
  private static final long STEPS_BEFORE_DOUBT = 100_000;
  private static final int STEPS_PER_UNIT_BEFORE_DOUBT = 16;
  private static final int SCAN_CHUNK = 1 << 15;

  private final MatchBudget budget;
  private @Nullable Backtracker backtracker;

  /** A matcher whose work is paid from {@code budget}. */
  public Matcher(MatchBudget budget) {
    this.budget = budget;
  }

  /** The line terminators of the language, which differ from those of Unicode. */
  static boolean isLineTerminator(char unit) {
    return unit == '\n' || unit == '\r' || unit == '\u2028' || unit == '\u2029';
  }

  /**
   * Searches the part of {@code text} from {@code from} to {@code to} for a match that starts at
   * {@code index} or, unless {@code sticky}, behind it; all are positions in {@code text}. The
   * result holds the bounds of the match and then of each group, -1 for those that took no part, or
   * is null if there is no match.
   *
   * @param thorough gives the program that never visits a fork twice, or null if there is none
   */
  public int @Nullable [] find(
      MatchProgram program,
      String text,
      int from,
      int to,
      int index,
      boolean sticky,
      Supplier<@Nullable MatchProgram> thorough) {
    Backtracker machine = backtracker;
    if (machine == null) {
      machine = new Backtracker(budget, program);
      backtracker = machine;
    }
    int first = index;
    if (program.unicodeMode && isInsidePair(text, from, to, index)) {
      first--;
    }
    int[] registers = new int[program.registerCount];
    Arrays.fill(registers, -1);
    long limit = STEPS_BEFORE_DOUBT + (long) STEPS_PER_UNIT_BEFORE_DOUBT * (to - first);
    try {
      machine.prepare(program, text, from, to, registers, limit, null);
      Search search = new Search(machine, program, text, from, to, registers);
      int outcome = search.run(first, sticky);
      if (outcome == Backtracker.EXCESSIVE) {
        outcome = continueThoroughly(machine, search, sticky, thorough.get());
        registers = search.registers;
      }
      if (outcome != Backtracker.MATCHED) {
        return null;
      }
    } finally {
      machine.release();
    }
    int length = 2 * (program.groupCount + 1);
    return registers.length == length ? registers : Arrays.copyOf(registers, length);
  }

  private int continueThoroughly(
      Backtracker machine, Search search, boolean sticky, @Nullable MatchProgram thorough) {
    if (thorough == null) {
      Arrays.fill(search.registers, -1);
      machine.prepare(
          search.program,
          search.text,
          search.from,
          search.to,
          search.registers,
          Long.MAX_VALUE,
          null);
      return search.run(search.candidate, sticky);
    }
    search.registers = new int[thorough.registerCount];
    return searchThoroughly(machine, search, thorough, search.registers, sticky);
  }

  private int searchThoroughly(
      Backtracker machine, Search search, MatchProgram thorough, int[] registers, boolean sticky) {
    VisitedForks visited =
        new VisitedForks(budget, thorough.forkCount, search.to - search.from + 1);
    Arrays.fill(registers, -1);
    machine.prepare(
        thorough, search.text, search.from, search.to, registers, Long.MAX_VALUE, visited);
    return new Search(machine, thorough, search.text, search.from, search.to, registers)
        .run(search.candidate, sticky);
  }

  /** Searches a whole text with a thorough program from the start. */
  int @Nullable [] findThoroughly(MatchProgram thorough, String text) {
    Backtracker machine = new Backtracker(budget, thorough);
    int[] registers = new int[thorough.registerCount];
    Search search = new Search(machine, thorough, text, 0, text.length(), registers);
    int outcome = searchThoroughly(machine, search, thorough, registers, false);
    return outcome == Backtracker.MATCHED
        ? Arrays.copyOf(registers, 2 * (thorough.groupCount + 1))
        : null;
  }

  private static boolean isInsidePair(String text, int from, int to, int index) {
    return index > from
        && index < to
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  /** One search: runs the machine at each place where the program says a match may start. */
  private final class Search {
    private final Backtracker machine;
    private final MatchProgram program;
    private final String text;
    private final int from;
    private final int to;
    private int[] registers;

    /** The place tried last. */
    private int candidate;

    Search(
        Backtracker machine, MatchProgram program, String text, int from, int to, int[] registers) {
      this.machine = machine;
      this.program = program;
      this.text = text;
      this.from = from;
      this.to = to;
      this.registers = registers;
    }

    int run(int first, boolean sticky) {
      int lastStart = to - program.start.length();
      candidate = first;
      if (sticky) {
        return first <= lastStart ? machine.run(first) : Backtracker.FAILED;
      }
      int position = first;
      while (position <= lastStart) {
        int next = nextCandidate(position, position == first, lastStart);
        if (next < 0 || next > lastStart) {
          return Backtracker.FAILED;
        }
        if (program.unicodeMode && isInsidePair(text, from, to, next)) {
          position = next + 1;
          continue;
        }
        candidate = next;
        if (machine.isExcessiveAfterScanning(next - position)) {
          return Backtracker.EXCESSIVE;
        }
        int outcome = machine.run(next);
        if (outcome != Backtracker.FAILED) {
          return outcome;
        }
        Arrays.fill(registers, -1);
        StartFilter filter = program.start.filter();
        position = filter == null ? next + 1 : filter.afterFailure(text, next, to);
        if (program.unicodeMode && isInsidePair(text, from, to, position)) {
          position++;
        }
      }
      return Backtracker.FAILED;
    }

    /** The first place from {@code position} on where a match may start, or -1. */
    private int nextCandidate(int position, boolean isFirst, int lastStart) {
      return switch (program.start.kind()) {
        case EVERYWHERE -> position;
        case INPUT_START -> position == from ? position : -1;
        case FIRST -> isFirst ? position : -1;
        case LINE_STARTS -> lineStart(position);
        case FIRST_AND_LINE_STARTS -> isFirst ? position : lineStart(position);
        case PREFIX -> prefix(position);
        case FILTER -> filtered(position, lastStart + 1);
      };
    }

    private int lineStart(int position) {
      int index = position;
      while (index > from && !isLineTerminator(text.charAt(index - 1))) {
        if (index >= to) {
          return -1;
        }
        index++;
        if ((index & SCAN_CHUNK - 1) == 0) {
          budget.poll();
        }
      }
      return index;
    }

    private int prefix(int position) {
      String prefix = program.start.prefix();
      int index = position;
      while (index <= to - prefix.length()) {
        int chunkEnd = (int) Math.min(to, (long) index + SCAN_CHUNK + prefix.length());
        int found = text.indexOf(prefix, index, chunkEnd);
        if (found >= 0) {
          return found;
        }
        budget.poll();
        index = chunkEnd - prefix.length() + 1;
      }
      return -1;
    }

    private int filtered(int position, int end) {
      StartFilter filter = program.start.filter();
      if (filter == null) {
        return position;
      }
      int index = position;
      while (index < end) {
        int chunkEnd = Math.min(end, index + SCAN_CHUNK);
        index = filter.next(text, from, index, chunkEnd);
        if (index < chunkEnd) {
          return index;
        }
        budget.poll();
      }
      return -1;
    }
  }
}

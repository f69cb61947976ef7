package org.ashlar.vm.unicode;

/**
 * Which code points may start and continue an ECMAScript identifier name. ASCII is answered by two
 * constants; the rest of the basic plane by a bitmap and other planes by search, both made when the
 * first non-ASCII character is asked about.
 */
public final class IdentifierCharacters {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Bits for the code points below 64 and from 64 to 127. */
  private static final long PART_LOW = asciiBits(0, true);

  private static final long START_LOW = asciiBits(0, false);
  private static final long PART_HIGH = asciiBits(64, true);
  private static final long START_HIGH = asciiBits(64, false);

  private IdentifierCharacters() {}

  /** True if {@code codePoint} may be the first of an identifier name. */
  public static boolean isIdentifierStart(int codePoint) {
    if (codePoint < 128) {
      long bits = codePoint < 64 ? START_LOW : START_HIGH;
      return codePoint >= 0 && (bits >>> codePoint & 1) != 0;
    }
    return BeyondAscii.START.contains(codePoint);
  }

  /** True if {@code codePoint} may stand in an identifier name after its first code point. */
  public static boolean isIdentifierPart(int codePoint) {
    if (codePoint < 128) {
      long bits = codePoint < 64 ? PART_LOW : PART_HIGH;
      return codePoint >= 0 && (bits >>> codePoint & 1) != 0;
    }
    return BeyondAscii.PART.contains(codePoint);
  }

  private static long asciiBits(int base, boolean part) {
    long bits = 0;
    for (int offset = 0; offset < 64; offset++) {
      int unit = base + offset;
      boolean letter = unit >= 'A' && unit <= 'Z' || unit >= 'a' && unit <= 'z';
      boolean digit = unit >= '0' && unit <= '9';
      if (letter || unit == '$' || unit == '_' || part && digit) {
        bits |= 1L << offset;
      }
    }
    return bits;
  }

  /** A set with a bitmap for the basic plane. */
  private static final class PlaneBitmap {
    private final long[] basicPlane;
    private final CodePointSet all;

    private PlaneBitmap(long[] basicPlane, CodePointSet all) {
      this.basicPlane = basicPlane;
      this.all = all;
    }

    static PlaneBitmap of(CodePointSet set) {
      long[] bits = new long[(Character.MAX_VALUE + 1) / Long.SIZE];
      for (int range = 0; range < set.rangeCount(); range++) {
        int end = Math.min(set.rangeEnd(range), Character.MAX_VALUE);
        for (int unit = set.rangeStart(range); unit <= end; unit++) {
          bits[unit >> 6] |= 1L << unit;
        }
      }
      return new PlaneBitmap(bits, set);
    }

    boolean contains(int codePoint) {
      return codePoint <= Character.MAX_VALUE
          ? (basicPlane[codePoint >> 6] >>> codePoint & 1) != 0
          : all.contains(codePoint);
    }
  }

  /** Initialised by the first question about a character that is not ASCII. */
  private static final class BeyondAscii {
    static final PlaneBitmap START = PlaneBitmap.of(property("ID_Start"));
    static final PlaneBitmap PART =
        PlaneBitmap.of(
            property("ID_Continue")
                .union(CodePointSet.range(ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER)));

    private BeyondAscii() {}

    private static CodePointSet property(String name) {
      CodePointSet set = UnicodeProperties.lone(name);
      if (set == null) {
        throw new IllegalStateException("no table " + name);
      }
      return set;
    }
  }
}

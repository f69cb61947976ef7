package org.ashlar.vm.unicode;

import java.util.Arrays;

/**
 * One of the two relations by which case-insensitive patterns compare characters: code points with
 * the same {@link #canonical} form are equal. {@link #simpleFolding} serves patterns with the flag
 * u or v, {@link #legacyUpper} the others, on code units.
 *
 * <p>Questions about ASCII alone are answered without loading a table, except where the simple
 * folding joins an ASCII letter with a character outside (s with U+017F, k with U+212A).
 */
public final class CaseMapping {
  private static final int LONG_S = 0x17F;
  private static final int KELVIN_SIGN = 0x212A;

  private static final CaseMapping SIMPLE_FOLDING = new CaseMapping(true);
  private static final CaseMapping LEGACY_UPPER = new CaseMapping(false);

  private final boolean folding;

  private CaseMapping(boolean folding) {
    this.folding = folding;
  }

  /** Simple case folding as Unicode defines it. */
  public static CaseMapping simpleFolding() {
    return SIMPLE_FOLDING;
  }

  /** Upper case of single code units, never from outside ASCII into it. */
  public static CaseMapping legacyUpper() {
    return LEGACY_UPPER;
  }

  /** The representative of the characters that equal {@code codePoint}. */
  public int canonical(int codePoint) {
    if (codePoint < 128) {
      if (folding) {
        return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
      }
      return codePoint >= 'a' && codePoint <= 'z' ? codePoint - 32 : codePoint;
    }
    return relation().canonical(codePoint);
  }

  /** Every character that equals some element of {@code set}; contains {@code set}. */
  public CodePointSet closure(CodePointSet set) {
    if (set.isEmpty()) {
      return set;
    }
    return set.last() < 128 ? asciiClosure(set) : relation().closure(set);
  }

  /** The canonical forms of the elements of {@code set}. */
  public CodePointSet canonicalImage(CodePointSet set) {
    CodePointSetBuilder builder = new CodePointSetBuilder();
    Relation relation = relation();
    for (int index = 0; index < relation.sources.length; index++) {
      if (set.contains(relation.sources[index])) {
        builder.add(relation.images[index]);
      }
    }
    return set.difference(relation.nonCanonical).union(builder.build());
  }

  /** The code points that are their own canonical form. */
  public CodePointSet canonicalForms() {
    return relation().nonCanonical.complement();
  }

  private CodePointSet asciiClosure(CodePointSet set) {
    CodePointSetBuilder builder = new CodePointSetBuilder().addAll(set);
    for (int lower = 'a'; lower <= 'z'; lower++) {
      int upper = lower - 32;
      if (set.contains(lower) || set.contains(upper)) {
        builder.add(lower).add(upper);
        if (folding && lower == 's') {
          builder.add(LONG_S);
        } else if (folding && lower == 'k') {
          builder.add(KELVIN_SIGN);
        }
      }
    }
    return builder.build();
  }

  private Relation relation() {
    return folding ? FoldingTable.RELATION : UpperTable.RELATION;
  }

  /** Loaded on the first question about case folding outside ASCII. */
  private static final class FoldingTable {
    static final Relation RELATION = new Relation("case=fold");

    private FoldingTable() {}
  }

  /** Loaded on the first question about upper case outside ASCII. */
  private static final class UpperTable {
    static final Relation RELATION = new Relation("case=upper");

    private UpperTable() {}
  }

  /** The pairs (source, image) whose members differ, sorted by source, and again by image. */
  private static final class Relation {
    private final int[] sources;
    private final int[] images;
    private final CodePointSet nonCanonical;

    /** Image in the upper half, source in the lower: the members of a class are neighbours. */
    private final long[] byImage;

    Relation(String table) {
      int[][] mapping = UnicodeTables.mapping(table);
      sources = mapping[0];
      images = mapping[1];
      byImage = new long[sources.length];
      CodePointSetBuilder builder = new CodePointSetBuilder();
      for (int index = 0; index < sources.length; index++) {
        byImage[index] = (long) images[index] << 32 | sources[index];
        builder.add(sources[index]);
      }
      Arrays.sort(byImage);
      nonCanonical = builder.build();
    }

    int canonical(int codePoint) {
      int index = Arrays.binarySearch(sources, codePoint);
      return index < 0 ? codePoint : images[index];
    }

    CodePointSet closure(CodePointSet set) {
      CodePointSetBuilder builder = new CodePointSetBuilder().addAll(set);
      int start = 0;
      while (start < byImage.length) {
        int image = (int) (byImage[start] >>> 32);
        boolean touched = set.contains(image);
        int end = start;
        while (end < byImage.length && (int) (byImage[end] >>> 32) == image) {
          touched |= set.contains((int) byImage[end]);
          end++;
        }
        if (touched) {
          builder.add(image);
          for (int index = start; index < end; index++) {
            builder.add((int) byImage[index]);
          }
        }
        start = end;
      }
      return builder.build();
    }
  }
}

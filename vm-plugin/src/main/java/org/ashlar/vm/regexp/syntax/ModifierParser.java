package org.ashlar.vm.regexp.syntax;

/** Reads the head of a group that changes flags, such as {@code (?i-s:}. */
final class ModifierParser {
  private static final String LETTERS = "ims";

  private ModifierParser() {}

  /** Opens the group; the cursor stands behind the question mark. */
  static GroupFrame open(PatternCursor cursor, GroupFrame parent, int serial, int firstGroup)
      throws RegExpSyntaxException {
    int added = 0;
    int removed = 0;
    boolean removing = false;
    while (!cursor.tryTake(':')) {
      if (cursor.tryTake('-')) {
        if (removing) {
          throw cursor.error(PatternError.MULTIPLE_FLAG_DASHES);
        }
        removing = true;
        continue;
      }
      int letter = LETTERS.indexOf(cursor.unitAt(0));
      if (letter < 0) {
        throw cursor.error(PatternError.INVALID_GROUP);
      }
      cursor.position++;
      int flag = 1 << letter;
      if (((added | removed) & flag) != 0) {
        throw cursor.error(PatternError.REPEATED_FLAG);
      }
      if (removing) {
        removed |= flag;
      } else {
        added |= flag;
      }
    }
    if (added == 0 && removed == 0) {
      throw cursor.error(PatternError.INVALID_FLAG_GROUP);
    }
    return new GroupFrame(
        GroupFrame.Kind.NON_CAPTURING,
        parent,
        serial,
        firstGroup,
        apply(parent.ignoreCase, added & 1, removed & 1),
        apply(parent.multiline, added & 2, removed & 2),
        apply(parent.dotAll, added & 4, removed & 4));
  }

  private static boolean apply(boolean outer, int added, int removed) {
    return added != 0 || outer && removed == 0;
  }
}

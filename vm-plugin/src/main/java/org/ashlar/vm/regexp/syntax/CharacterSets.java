package org.ashlar.vm.regexp.syntax;

import org.ashlar.vm.unicode.CaseMapping;
import org.ashlar.vm.unicode.CodePointSet;
import org.ashlar.vm.unicode.CodePointSetBuilder;
import org.ashlar.vm.unicode.PropertyOfStrings;
import org.ashlar.vm.unicode.UnicodeProperties;
import org.jspecify.annotations.Nullable;

/**
 * The sets that class escapes denote, and how a set changes when case does not matter.
 *
 * <p>With the flags v and i the operands of a class are reduced to canonical forms before they are
 * combined, and a complement is taken among canonical forms; otherwise a complement is taken among
 * all code points. In each case the set that is matched at last holds every spelling.
 */
final class CharacterSets {
  static final CodePointSet DIGITS = CodePointSet.range('0', '9');

  static final CodePointSet WORD_CHARACTERS =
      new CodePointSetBuilder()
          .addRange('a', 'z')
          .addRange('A', 'Z')
          .addRange('0', '9')
          .add('_')
          .build();

  static final CodePointSet LINE_TERMINATORS =
      new CodePointSetBuilder().add('\n').add('\r').addRange(0x2028, 0x2029).build();

  private static final CodePointSet WHITE_SPACE =
      new CodePointSetBuilder()
          .addRange(0x09, 0x0D)
          .add(' ')
          .add(0xA0)
          .add(0x1680)
          .addRange(0x2000, 0x200A)
          .addRange(0x2028, 0x2029)
          .add(0x202F)
          .add(0x205F)
          .add(0x3000)
          .add(0xFEFF)
          .build();

  private CharacterSets() {}

  private static CaseMapping mapping(PatternCursor cursor) {
    return cursor.unicodeMode ? CaseMapping.simpleFolding() : CaseMapping.legacyUpper();
  }

  /** Every spelling of the elements of {@code set}, if case does not matter. */
  static CodePointSet spellings(PatternCursor cursor, boolean ignoreCase, CodePointSet set) {
    return ignoreCase ? mapping(cursor).closure(set) : set;
  }

  /** What an operand of a class contributes. */
  static CodePointSet operand(PatternCursor cursor, boolean ignoreCase, CodePointSet set) {
    return ignoreCase && cursor.flags.unicodeSets() ? mapping(cursor).canonicalImage(set) : set;
  }

  /** The complement of what {@link #operand} made. */
  static CodePointSet complement(PatternCursor cursor, boolean ignoreCase, CodePointSet set) {
    return ignoreCase && cursor.flags.unicodeSets()
        ? mapping(cursor).canonicalForms().difference(set)
        : set.complement();
  }

  /** The word characters: in Unicode mode without case, two more than ASCII has. */
  static CodePointSet wordCharacters(PatternCursor cursor, boolean ignoreCase) {
    return cursor.unicodeMode && ignoreCase
        ? mapping(cursor).closure(WORD_CHARACTERS)
        : WORD_CHARACTERS;
  }

  /** What one class escape denotes; a set of strings only for some properties under v. */
  record ClassEscape(CodePointSet set, @Nullable PropertyOfStrings strings) {}

  /**
   * Reads a class escape such as {@code \d} or {@code \p{Lu}} if there is one behind the backslash
   * the cursor has passed; otherwise returns null and does not move. The set is an operand.
   */
  static @Nullable ClassEscape tryClassEscape(
      PatternCursor cursor, boolean ignoreCase, boolean inClass) throws RegExpSyntaxException {
    int letter = cursor.unitAt(0);
    CodePointSet set;
    switch (letter) {
      case 'd', 'D':
        set = DIGITS;
        break;
      case 's', 'S':
        set = WHITE_SPACE;
        break;
      case 'w', 'W':
        set = wordCharacters(cursor, ignoreCase);
        break;
      case 'p', 'P':
        return cursor.unicodeMode ? property(cursor, ignoreCase, inClass) : null;
      default:
        return null;
    }
    cursor.position++;
    set = operand(cursor, ignoreCase, set);
    boolean negated = letter < 'a';
    return new ClassEscape(negated ? complement(cursor, ignoreCase, set) : set, null);
  }

  private static ClassEscape property(PatternCursor cursor, boolean ignoreCase, boolean inClass)
      throws RegExpSyntaxException {
    boolean negated = cursor.unitAt(0) == 'P';
    int end = cursor.source.indexOf('}', cursor.position);
    PatternError error =
        inClass ? PatternError.INVALID_CLASS_PROPERTY_NAME : PatternError.INVALID_PROPERTY_NAME;
    if (cursor.unitAt(1) != '{' || end < 0) {
      throw cursor.error(error);
    }
    String text = cursor.source.substring(cursor.position + 2, end);
    int equals = text.indexOf('=');
    CodePointSet set =
        equals < 0
            ? UnicodeProperties.lone(text)
            : UnicodeProperties.valued(text.substring(0, equals), text.substring(equals + 1));
    cursor.position = end + 1;
    if (set != null) {
      CodePointSet operand = operand(cursor, ignoreCase, set);
      return new ClassEscape(negated ? complement(cursor, ignoreCase, operand) : operand, null);
    }
    PropertyOfStrings strings =
        cursor.flags.unicodeSets() && !negated ? UnicodeProperties.ofStrings(text) : null;
    if (strings == null) {
      throw cursor.error(error);
    }
    return new ClassEscape(operand(cursor, ignoreCase, strings.singles()), strings);
  }
}

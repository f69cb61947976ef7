package org.ashlar.vm.regexp.syntax;

import org.ashlar.vm.unicode.CodePointSet;
import org.ashlar.vm.unicode.CodePointSetBuilder;
import org.jspecify.annotations.Nullable;

/** Reads a character class of a pattern without the flag v. */
final class ClassRangesParser {
  private final PatternCursor cursor;
  private final boolean ignoreCase;
  private final CodePointSetBuilder builder = new CodePointSetBuilder();

  private ClassRangesParser(PatternCursor cursor, boolean ignoreCase) {
    this.cursor = cursor;
    this.ignoreCase = ignoreCase;
  }

  /** Reads the class whose opening bracket the cursor has passed. */
  static PatternNode parse(PatternCursor cursor, boolean ignoreCase) throws RegExpSyntaxException {
    return new ClassRangesParser(cursor, ignoreCase).parse();
  }

  private PatternNode parse() throws RegExpSyntaxException {
    boolean negated = cursor.tryTake('^');
    while (cursor.unitAt(0) != ']') {
      element();
    }
    cursor.position++;
    CodePointSet set = CharacterSets.spellings(cursor, ignoreCase, builder.build());
    return new PatternNode.CharacterSet(negated ? set.complement() : set);
  }

  private void element() throws RegExpSyntaxException {
    Atom first = atom();
    if (cursor.unitAt(0) != '-' || cursor.unitAt(1) == ']') {
      first.addTo(builder);
      return;
    }
    cursor.position++;
    if (cursor.atEnd()) {
      throw cursor.error(PatternError.UNTERMINATED_CHARACTER_CLASS);
    }
    Atom last = atom();
    if (first.set != null || last.set != null) {
      if (cursor.unicodeMode) {
        throw cursor.error(PatternError.INVALID_CHARACTER_CLASS);
      }
      // Annex B: a class escape cannot bound a range, so the hyphen is a character.
      first.addTo(builder);
      builder.add('-');
      last.addTo(builder);
    } else if (first.character > last.character) {
      throw cursor.error(PatternError.OUT_OF_ORDER_CHARACTER_CLASS);
    } else {
      builder.addRange(first.character, last.character);
    }
  }

  private Atom atom() throws RegExpSyntaxException {
    if (cursor.atEnd()) {
      throw cursor.error(PatternError.UNTERMINATED_CHARACTER_CLASS);
    }
    if (!cursor.tryTake('\\')) {
      return new Atom(cursor.take(), null);
    }
    if (cursor.atEnd()) {
      throw cursor.error(PatternError.ESCAPE_AT_END);
    }
    if (cursor.tryTake('b')) {
      return new Atom('\b', null);
    }
    CharacterSets.ClassEscape escape = CharacterSets.tryClassEscape(cursor, ignoreCase, true);
    return escape != null
        ? new Atom(PatternCursor.END, escape.set())
        : new Atom(CharacterEscapes.parse(cursor, true), null);
  }

  /** One character, or the set of a class escape. */
  private record Atom(int character, @Nullable CodePointSet set) {
    void addTo(CodePointSetBuilder builder) {
      if (set != null) {
        builder.addAll(set);
      } else {
        builder.add(character);
      }
    }
  }
}

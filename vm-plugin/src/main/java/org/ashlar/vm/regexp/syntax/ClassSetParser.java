package org.ashlar.vm.regexp.syntax;

import java.util.HashSet;
import java.util.Set;
import org.ashlar.vm.unicode.CodePointSet;
import org.jspecify.annotations.Nullable;

/** Reads a character class of a pattern with the flag v: nested classes and set operations. */
final class ClassSetParser {
  private static final String SYNTAX_CHARACTERS = "()[]{}/-\\|";
  private static final String RESERVED_PUNCTUATORS = "&-!#%,:;<=>@`~";
  private static final String DOUBLE_PUNCTUATORS = "&!#$%*+,.:;<=>?@^`~";

  private final PatternCursor cursor;
  private final boolean ignoreCase;
  private int nesting;

  private ClassSetParser(PatternCursor cursor, boolean ignoreCase) {
    this.cursor = cursor;
    this.ignoreCase = ignoreCase;
  }

  /** Reads the class whose opening bracket the cursor has passed. */
  static PatternNode parse(PatternCursor cursor, boolean ignoreCase, boolean backwards)
      throws RegExpSyntaxException {
    return new ClassSetParser(cursor, ignoreCase)
        .parseClass()
        .toNode(cursor, ignoreCase, backwards);
  }

  private ClassContents parseClass() throws RegExpSyntaxException {
    if (++nesting > PatternCursor.MAXIMUM_NESTING) {
      throw cursor.error(PatternError.TOO_LARGE);
    }
    boolean negated = cursor.tryTake('^');
    ClassContents contents = parseContents();
    nesting--;
    cursor.position++;
    if (!negated) {
      return contents;
    }
    if (contents.mayContainStrings()) {
      throw cursor.error(PatternError.NEGATED_CLASS_WITH_STRINGS);
    }
    return ClassContents.of(CharacterSets.complement(cursor, ignoreCase, contents.set()));
  }

  /** Reads up to the closing bracket, which it leaves. */
  private ClassContents parseContents() throws RegExpSyntaxException {
    if (cursor.unitAt(0) == ']') {
      return ClassContents.of(CodePointSet.EMPTY);
    }
    Operand first = operand();
    if (cursor.unitAt(0) == '-' && cursor.unitAt(1) == '-') {
      return operation('-', contentsOf(first));
    }
    if (cursor.unitAt(0) == '&' && cursor.unitAt(1) == '&') {
      return operation('&', contentsOf(first));
    }
    return union(first);
  }

  private ClassContents operation(char operator, ClassContents first) throws RegExpSyntaxException {
    ClassContents result = first;
    while (cursor.unitAt(0) != ']') {
      if (cursor.atEnd()) {
        throw cursor.error(PatternError.UNTERMINATED_CHARACTER_CLASS);
      }
      if (cursor.unitAt(0) != operator || cursor.unitAt(1) != operator) {
        throw cursor.error(PatternError.INVALID_CLASS_SET_OPERATION);
      }
      cursor.position += 2;
      if (operator == '&' && cursor.unitAt(0) == '&') {
        throw cursor.error(PatternError.INVALID_CHARACTER_IN_CLASS);
      }
      ClassContents operand = contentsOf(operand());
      result = operator == '&' ? result.intersection(operand) : result.difference(operand);
    }
    return result;
  }

  private ClassContents union(Operand firstOperand) throws RegExpSyntaxException {
    ClassContents result = ClassContents.of(CodePointSet.EMPTY);
    Operand last = firstOperand;
    while (cursor.unitAt(0) != ']') {
      if (cursor.atEnd()) {
        throw cursor.error(PatternError.UNTERMINATED_CHARACTER_CLASS);
      }
      if (cursor.unitAt(0) == '-') {
        last = range(last);
      } else {
        result = result.union(contentsOf(last));
        last = operand();
      }
    }
    return result.union(contentsOf(last));
  }

  private Operand range(Operand first) throws RegExpSyntaxException {
    if (cursor.unitAt(1) == '-') {
      throw cursor.error(PatternError.INVALID_CLASS_SET_OPERATION);
    }
    if (first.contents != null) {
      throw cursor.error(PatternError.INVALID_CHARACTER_CLASS);
    }
    cursor.position++;
    Operand last = operand();
    if (last.contents != null) {
      throw cursor.error(PatternError.INVALID_CHARACTER_CLASS);
    }
    if (first.character > last.character) {
      throw cursor.error(PatternError.OUT_OF_ORDER_CHARACTER_CLASS);
    }
    return new Operand(
        PatternCursor.END,
        ClassContents.of(operandSet(CodePointSet.range(first.character, last.character))));
  }

  private Operand operand() throws RegExpSyntaxException {
    if (cursor.tryTake('[')) {
      return new Operand(PatternCursor.END, parseClass());
    }
    if (cursor.unitAt(0) == '\\') {
      if (cursor.unitAt(1) == 'q' && cursor.unitAt(2) == '{') {
        cursor.position += 3;
        return new Operand(PatternCursor.END, stringDisjunction());
      }
      cursor.position++;
      CharacterSets.ClassEscape escape = CharacterSets.tryClassEscape(cursor, ignoreCase, true);
      if (escape != null) {
        return new Operand(PatternCursor.END, ClassContents.of(escape, ignoreCase));
      }
      cursor.position--;
    }
    return new Operand(character(), null);
  }

  private ClassContents stringDisjunction() throws RegExpSyntaxException {
    Set<String> strings = new HashSet<>();
    CodePointSet singles = CodePointSet.EMPTY;
    StringBuilder current = new StringBuilder();
    boolean mayContainStrings = false;
    while (true) {
      if (cursor.atEnd()) {
        throw cursor.error(PatternError.UNTERMINATED_CHARACTER_CLASS);
      }
      boolean end = cursor.unitAt(0) == '}';
      if (!end && cursor.unitAt(0) != '|') {
        current.appendCodePoint(character());
        continue;
      }
      cursor.position++;
      if (current.codePointCount(0, current.length()) == 1) {
        singles = singles.union(operandSet(CodePointSet.single(current.codePointAt(0))));
      } else {
        mayContainStrings = true;
        strings.add(ignoreCase ? ClassContents.fold(current.toString()) : current.toString());
      }
      current.setLength(0);
      if (end) {
        return new ClassContents(singles, strings, mayContainStrings);
      }
    }
  }

  private int character() throws RegExpSyntaxException {
    if (cursor.atEnd()) {
      throw cursor.error(PatternError.UNTERMINATED_CHARACTER_CLASS);
    }
    if (cursor.tryTake('\\')) {
      if (cursor.atEnd()) {
        throw cursor.error(PatternError.ESCAPE_AT_END);
      }
      if (cursor.tryTake('b')) {
        return '\b';
      }
      return RESERVED_PUNCTUATORS.indexOf(cursor.unitAt(0)) >= 0
          ? cursor.take()
          : CharacterEscapes.parse(cursor, true);
    }
    int unit = cursor.unitAt(0);
    if (SYNTAX_CHARACTERS.indexOf(unit) >= 0) {
      throw cursor.error(PatternError.INVALID_CHARACTER_IN_CLASS);
    }
    if (unit == cursor.unitAt(1) && DOUBLE_PUNCTUATORS.indexOf(unit) >= 0) {
      throw cursor.error(PatternError.INVALID_CLASS_SET_OPERATION);
    }
    return cursor.take();
  }

  private ClassContents contentsOf(Operand operand) {
    return operand.contents != null
        ? operand.contents
        : ClassContents.of(operandSet(CodePointSet.single(operand.character)));
  }

  private CodePointSet operandSet(CodePointSet set) {
    return CharacterSets.operand(cursor, ignoreCase, set);
  }

  /** A single character, which may yet become the bound of a range, or finished contents. */
  private record Operand(int character, @Nullable ClassContents contents) {}
}

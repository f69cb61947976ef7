package org.ashlar.vm.regexp.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.unicode.CaseMapping;
import org.ashlar.vm.unicode.CodePointSet;
import org.ashlar.vm.unicode.PropertyOfStrings;

/**
 * What a character class, or an operand in one, denotes.
 *
 * @param set the single characters
 * @param strings the elements that are not exactly one character; the empty string may be among
 *     them
 * @param mayContainStrings what the grammar says about it, whatever {@code strings} turned out to
 *     be
 */
record ClassContents(CodePointSet set, Set<String> strings, boolean mayContainStrings) {
  /** More strings than this are arranged as a tree. */
  private static final int MAXIMUM_LISTED_STRINGS = 8;

  static ClassContents of(CodePointSet set) {
    return new ClassContents(set, Set.of(), false);
  }

  /** The contents of a property escape; {@code fold} reduces strings to canonical forms. */
  static ClassContents of(CharacterSets.ClassEscape escape, boolean fold) {
    PropertyOfStrings property = escape.strings();
    if (property == null) {
      return of(escape.set());
    }
    Set<String> strings = HashSet.newHashSet(property.strings().size());
    for (String string : property.strings()) {
      strings.add(fold ? fold(string) : string);
    }
    return new ClassContents(escape.set(), strings, true);
  }

  static String fold(String string) {
    StringBuilder folded = new StringBuilder(string.length());
    string
        .codePoints()
        .map(CaseMapping.simpleFolding()::canonical)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  ClassContents union(ClassContents other) {
    if (other.strings.isEmpty() && !other.mayContainStrings) {
      return new ClassContents(set.union(other.set), strings, mayContainStrings);
    }
    Set<String> all = new HashSet<>(strings);
    all.addAll(other.strings);
    return new ClassContents(
        set.union(other.set), all, mayContainStrings || other.mayContainStrings);
  }

  ClassContents intersection(ClassContents other) {
    Set<String> common = new HashSet<>(strings);
    common.retainAll(other.strings);
    return new ClassContents(
        set.intersection(other.set), common, mayContainStrings && other.mayContainStrings);
  }

  ClassContents difference(ClassContents other) {
    Set<String> rest = new HashSet<>(strings);
    rest.removeAll(other.strings);
    return new ClassContents(set.difference(other.set), rest, mayContainStrings);
  }

  /**
   * The node that matches an element, longer ones preferred; {@code backwards} if it stands in a
   * look behind.
   */
  PatternNode toNode(PatternCursor cursor, boolean ignoreCase, boolean backwards) {
    PatternNode singles =
        new PatternNode.CharacterSet(CharacterSets.spellings(cursor, ignoreCase, set));
    if (strings.isEmpty()) {
      return singles;
    }
    List<String> ordered = new ArrayList<>(strings);
    ordered.sort(
        Comparator.comparingInt((String string) -> -string.codePointCount(0, string.length()))
            .thenComparing(Comparator.naturalOrder()));
    List<PatternNode> alternatives = new ArrayList<>();
    if (ordered.size() > MAXIMUM_LISTED_STRINGS && !backwards) {
      alternatives.addAll(StringTree.of(ordered).toNodes(cursor, ignoreCase));
    } else {
      for (String string : ordered) {
        if (!string.isEmpty()) {
          alternatives.add(stringNode(cursor, ignoreCase, string));
        }
      }
    }
    alternatives.add(singles);
    if (strings.contains("")) {
      alternatives.add(new PatternNode.Empty());
    }
    return new PatternNode.Disjunction(alternatives);
  }

  private static PatternNode stringNode(PatternCursor cursor, boolean ignoreCase, String string) {
    List<PatternNode> characters = new ArrayList<>();
    string
        .codePoints()
        .forEach(
            codePoint ->
                characters.add(
                    new PatternNode.CharacterSet(
                        CharacterSets.spellings(
                            cursor, ignoreCase, CodePointSet.single(codePoint)))));
    return new PatternNode.Sequence(characters);
  }
}

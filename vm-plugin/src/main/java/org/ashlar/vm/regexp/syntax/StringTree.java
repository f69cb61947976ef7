package org.ashlar.vm.regexp.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.unicode.CodePointSet;

/**
 * Strings by their first characters. Of the strings that match at one place each is the start of
 * the next longer one, so trying what goes on before what ends here prefers the longest, as a list
 * ordered by length does.
 */
final class StringTree {
  private final Map<Integer, StringTree> children = new LinkedHashMap<>();
  private boolean isEnd;

  private StringTree() {}

  static StringTree of(Iterable<String> strings) {
    StringTree root = new StringTree();
    for (String string : strings) {
      StringTree tree = root;
      int index = 0;
      while (index < string.length()) {
        int codePoint = string.codePointAt(index);
        tree = tree.children.computeIfAbsent(codePoint, absent -> new StringTree());
        index += Character.charCount(codePoint);
      }
      tree.isEnd = true;
    }
    return root;
  }

  /** What matches the strings other than the empty one. */
  List<PatternNode> toNodes(PatternCursor cursor, boolean ignoreCase) {
    List<PatternNode> nodes = new ArrayList<>(children.size() + 1);
    children.forEach((codePoint, child) -> nodes.add(child.toNode(cursor, ignoreCase, codePoint)));
    return nodes;
  }

  private PatternNode toNode(PatternCursor cursor, boolean ignoreCase, int codePoint) {
    PatternNode first =
        new PatternNode.CharacterSet(
            CharacterSets.spellings(cursor, ignoreCase, CodePointSet.single(codePoint)));
    if (children.isEmpty()) {
      return first;
    }
    List<PatternNode> rests = toNodes(cursor, ignoreCase);
    if (isEnd) {
      rests.add(new PatternNode.Empty());
    }
    PatternNode rest = rests.size() == 1 ? rests.get(0) : new PatternNode.Disjunction(rests);
    return new PatternNode.Sequence(List.of(first, rest));
  }
}

package org.ashlar.vm.regexp.syntax;

/**
 * How many groups a pattern has and whether one has a name. Annex B makes the meaning of {@code \7}
 * and {@code \k} depend on groups further right, so this must be known before the pattern is
 * parsed. It need only be right for valid patterns: the parser reports what is wrong with others.
 */
record GroupCensus(int captures, boolean hasNames) {

  static GroupCensus of(String source, boolean nestedClasses) {
    int captures = 0;
    boolean hasNames = false;
    int classDepth = 0;
    for (int index = 0; index < source.length(); index++) {
      char unit = source.charAt(index);
      if (unit == '\\') {
        index++;
      } else if (classDepth > 0) {
        if (unit == ']') {
          classDepth--;
        } else if (unit == '[' && nestedClasses) {
          classDepth++;
        }
      } else if (unit == '[') {
        classDepth = 1;
      } else if (unit == '(') {
        if (!source.startsWith("?", index + 1)) {
          captures++;
        } else if (isNamed(source, index)) {
          captures++;
          hasNames = true;
        }
      }
    }
    return new GroupCensus(captures, hasNames);
  }

  private static boolean isNamed(String source, int index) {
    return source.startsWith("?<", index + 1)
        && !source.startsWith("=", index + 3)
        && !source.startsWith("!", index + 3);
  }
}

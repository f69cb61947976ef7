package org.ashlar.vm.host.console;

/** Numbers with their digits in groups of three, as numeric separators of literals stand. */
final class GroupedDigits {
  private static final int GROUP = 3;

  private GroupedDigits() {}

  static String of(String number) {
    boolean big = number.endsWith("n");
    String plain = big ? number.substring(0, number.length() - 1) : number;
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    if (!whole.matches("-?\\d+") || plain.indexOf('e') >= 0) {
      return number;
    }
    StringBuilder out = new StringBuilder(whole);
    int first = whole.startsWith("-") ? 1 : 0;
    for (int at = whole.length() - GROUP; at > first; at -= GROUP) {
      out.insert(at, '_');
    }
    if (point >= 0) {
      String fraction = plain.substring(point + 1);
      for (int at = 0; at < fraction.length(); at += GROUP) {
        out.append(at == 0 ? '.' : '_')
            .append(fraction, at, Math.min(at + GROUP, fraction.length()));
      }
    }
    return big ? out.append('n').toString() : out.toString();
  }
}

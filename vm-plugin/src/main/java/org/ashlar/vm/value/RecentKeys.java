package org.ashlar.vm.value;

import org.jspecify.annotations.Nullable;

/**
 * The interned keys that one agent looked up last, in front of its {@link KeyTable}: computed
 * property names are few, and come again and again.
 *
 * <p>Implementation note: a table by hash in which the later key replaces the earlier one. It keeps
 * at most {@link #SIZE} keys of at most {@link #LONGEST} units alive.
 */
public final class RecentKeys {
  private static final int SIZE = 512;
  private static final int LONGEST = 64;

  /** An agent that asks no more often needs no memory for it. */
  private static final int FIRST_QUESTIONS = 64;

  private final KeyTable table;
  private @Nullable StringKey @Nullable [] keys;
  private int asked;

  public RecentKeys(KeyTable table) {
    this.table = table;
  }

  /** What {@link KeyTable#lookup} answers. */
  public PropertyKey lookup(String string) {
    if (string.length() > LONGEST) {
      return table.lookup(string);
    }
    @Nullable StringKey[] known = keys;
    if (known == null) {
      if (asked++ < FIRST_QUESTIONS) {
        return table.lookup(string);
      }
      known = new @Nullable StringKey[SIZE];
      keys = known;
    }
    int hash = string.hashCode();
    int place = (hash ^ hash >>> 9 ^ hash >>> 18) & SIZE - 1;
    StringKey recent = known[place];
    if (recent != null && recent.string().equals(string)) {
      return recent;
    }
    PropertyKey found = table.lookup(string);
    if (found instanceof StringKey key && key.interned()) {
      known[place] = key;
    }
    return found;
  }
}

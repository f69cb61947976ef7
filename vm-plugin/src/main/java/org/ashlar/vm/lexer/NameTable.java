package org.ashlar.vm.lexer;

import org.jspecify.annotations.Nullable;

/**
 * The names of one source, each as one String, found from a range of characters without making a
 * String first. Keywords are in it from the start, so that looking a name up also classifies it.
 * Open addressing, linear probing; at most half full.
 */
final class NameTable {
  private static final int INITIAL_CAPACITY = 512;
  private static final NameTable KEYWORDS = keywords();

  private @Nullable String[] names;
  private int[] hashes;
  private @Nullable TokenKind[] kinds;
  private int size;

  private NameTable(@Nullable String[] names, int[] hashes, @Nullable TokenKind[] kinds, int size) {
    this.names = names;
    this.hashes = hashes;
    this.kinds = kinds;
    this.size = size;
  }

  static NameTable withKeywords() {
    return new NameTable(
        KEYWORDS.names.clone(), KEYWORDS.hashes.clone(), KEYWORDS.kinds.clone(), KEYWORDS.size);
  }

  /** The next value of a running hash; a name's hash starts at 0. */
  static int hash(int hash, char next) {
    return hash * 31 + next;
  }

  /** The place of the name made of a range of characters, which is added if it is new. */
  int find(char[] characters, int start, int end, int hash) {
    int mask = names.length - 1;
    int index = spread(hash) & mask;
    while (true) {
      String name = names[index];
      if (name == null) {
        return add(index, new String(characters, start, end - start), hash);
      }
      if (hashes[index] == hash && matches(name, characters, start, end)) {
        return index;
      }
      index = (index + 1) & mask;
    }
  }

  String name(int index) {
    String name = names[index];
    if (name == null) {
      throw new IllegalStateException("no name at " + index);
    }
    return name;
  }

  /** The keyword kind of a name, or IDENTIFIER. */
  TokenKind kind(int index) {
    TokenKind kind = kinds[index];
    return kind == null ? TokenKind.IDENTIFIER : kind;
  }

  /** Finds a name that was put together from escapes. */
  int find(String text) {
    char[] characters = text.toCharArray();
    int hash = 0;
    for (char c : characters) {
      hash = hash(hash, c);
    }
    return find(characters, 0, characters.length, hash);
  }

  private int add(int index, String name, int hash) {
    names[index] = name;
    hashes[index] = hash;
    size++;
    if (size * 2 <= names.length) {
      return index;
    }
    grow();
    return find(name);
  }

  private void grow() {
    @Nullable String[] oldNames = names;
    int[] oldHashes = hashes;
    @Nullable TokenKind[] oldKinds = kinds;
    int capacity = oldNames.length * 4;
    names = new @Nullable String[capacity];
    hashes = new int[capacity];
    kinds = new @Nullable TokenKind[capacity];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != null) {
        int index = spread(oldHashes[i]) & (capacity - 1);
        while (names[index] != null) {
          index = (index + 1) & (capacity - 1);
        }
        names[index] = oldNames[i];
        hashes[index] = oldHashes[i];
        kinds[index] = oldKinds[i];
      }
    }
  }

  private static int spread(int hash) {
    return hash ^ (hash >>> 15);
  }

  private static boolean matches(String name, char[] characters, int start, int end) {
    int length = end - start;
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != characters[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static NameTable keywords() {
    NameTable table =
        new NameTable(
            new @Nullable String[INITIAL_CAPACITY],
            new int[INITIAL_CAPACITY],
            new @Nullable TokenKind[INITIAL_CAPACITY],
            0);
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isIdentifierName()
          && kind != TokenKind.IDENTIFIER
          && kind != TokenKind.ESCAPED_KEYWORD) {
        int index = table.find(kind.text());
        table.kinds[index] = kind;
      }
    }
    return table;
  }
}

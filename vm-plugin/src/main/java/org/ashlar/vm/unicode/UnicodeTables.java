package org.ashlar.vm.unicode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The generated table file.
 *
 * <p>The file is read once, when this class is first used; a program of ASCII identifiers and
 * patterns without properties never does. Each table is decoded when it is first asked for and kept
 * as an immutable object, published by one reference store: two threads may decode the same table,
 * either result serves.
 */
final class UnicodeTables {
  private static final UnicodeTables INSTANCE = load();

  private final byte[] bytes;
  private final String version;
  private final Map<String, Integer> sections;
  private final int[] starts;
  private final AtomicReferenceArray<@Nullable Object> decoded;

  private UnicodeTables(byte[] bytes) {
    this.bytes = bytes;
    Reader reader = new Reader(bytes, 0);
    version = reader.text();
    starts = new int[reader.number()];
    for (int section = 0; section < starts.length; section++) {
      starts[section] = reader.number();
    }
    int names = reader.number();
    sections = HashMap.newHashMap(names);
    for (int index = 0; index < names; index++) {
      String name = reader.text();
      sections.put(name, reader.number());
    }
    int position = reader.position;
    for (int section = 0; section < starts.length; section++) {
      int length = starts[section];
      starts[section] = position;
      position += length;
    }
    decoded = new AtomicReferenceArray<>(starts.length);
  }

  private static UnicodeTables load() {
    try (InputStream stream = UnicodeTables.class.getResourceAsStream("unicode.tables")) {
      if (stream == null) {
        throw new IllegalStateException("the build did not generate unicode.tables");
      }
      return new UnicodeTables(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String version() {
    return INSTANCE.version;
  }

  static boolean has(String name) {
    return INSTANCE.sections.containsKey(name);
  }

  static @Nullable CodePointSet set(String name) {
    Integer section = INSTANCE.sections.get(name);
    if (section == null) {
      return null;
    }
    Object known = INSTANCE.decoded.get(section);
    if (known instanceof CodePointSet set) {
      return set;
    }
    CodePointSet set = INSTANCE.reader(section).ranges();
    INSTANCE.decoded.set(section, set);
    return set;
  }

  static @Nullable PropertyOfStrings strings(String name) {
    Integer section = INSTANCE.sections.get(name);
    if (section == null) {
      return null;
    }
    Object known = INSTANCE.decoded.get(section);
    if (known instanceof PropertyOfStrings property) {
      return property;
    }
    Reader reader = INSTANCE.reader(section);
    PropertyOfStrings property = new PropertyOfStrings(reader.ranges(), reader.strings());
    INSTANCE.decoded.set(section, property);
    return property;
  }

  /** The mapping's sources and images, as two parallel arrays in ascending order of the source. */
  static int[][] mapping(String name) {
    Integer section = INSTANCE.sections.get(name);
    if (section == null) {
      throw new IllegalStateException("no mapping " + name);
    }
    return INSTANCE.reader(section).mapping();
  }

  private Reader reader(int section) {
    return new Reader(bytes, starts[section]);
  }

  /** Decodes the encoding that the generator's TableFile documents. */
  private static final class Reader {
    private final byte[] bytes;
    private int position;

    Reader(byte[] bytes, int position) {
      this.bytes = bytes;
      this.position = position;
    }

    int number() {
      int value = 0;
      int shift = 0;
      while (bytes[position] < 0) {
        value |= (bytes[position++] & 0x7F) << shift;
        shift += 7;
      }
      return value | bytes[position++] << shift;
    }

    String text() {
      int length = number();
      String text = new String(bytes, position, length, StandardCharsets.US_ASCII);
      position += length;
      return text;
    }

    CodePointSet ranges() {
      int[] boundaries = new int[2 * number()];
      int previous = 0;
      for (int index = 0; index < boundaries.length; index++) {
        previous += number();
        boundaries[index] = previous;
      }
      return CodePointSet.ofBoundaries(boundaries);
    }

    List<String> strings() {
      int count = number();
      List<String> strings = new ArrayList<>(count);
      StringBuilder current = new StringBuilder();
      for (int index = 0; index < count; index++) {
        current.setLength(number());
        for (int rest = number(); rest > 0; rest--) {
          current.append((char) number());
        }
        strings.add(current.toString());
      }
      return List.copyOf(strings);
    }

    int[][] mapping() {
      int count = number();
      int[] sources = new int[count];
      int[] images = new int[count];
      int source = 0;
      int offset = 0;
      for (int index = 0; index < count; index++) {
        source += number();
        int zigzag = number();
        offset += zigzag >>> 1 ^ -(zigzag & 1);
        sources[index] = source;
        images[index] = source + offset;
      }
      return new int[][] {sources, images};
    }
  }
}

import com.ibm.icu.text.UnicodeSet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table file while it is built: a directory of names over sections. Every number is a base-128
 * varint, low group first; sorted sequences are stored as differences, because neighbouring Unicode
 * ranges are close together and most differences then take one byte. The reader is {@code
 * org.ashlar.vm.unicode.UnicodeTables}.
 */
final class TableFile {
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final ByteArrayOutputStream lengths = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sections = new ByteArrayOutputStream();
  private int sectionCount;
  private String version = "";

  void version(String text) {
    version = text;
  }

  void set(List<String> aliases, UnicodeSet set) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeRanges(out, set);
    section(aliases, out);
  }

  /** Strings share a prefix with their predecessor, so only the differing tail is stored. */
  void strings(String name, UnicodeSet singles, List<String> sortedStrings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeRanges(out, singles);
    writeNumber(out, sortedStrings.size());
    String previous = "";
    for (String string : sortedStrings) {
      int shared = 0;
      while (shared < Math.min(previous.length(), string.length())
          && previous.charAt(shared) == string.charAt(shared)) {
        shared++;
      }
      writeNumber(out, shared);
      writeNumber(out, string.length() - shared);
      string.substring(shared).chars().forEach(unit -> writeNumber(out, unit));
      previous = string;
    }
    section(List.of(name), out);
  }

  /** Entries for the code points that do not map to themselves. */
  void mapping(String name, int[] images) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = 0;
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    int previousSource = 0;
    int previousOffset = 0;
    for (int source = 0; source < images.length; source++) {
      if (images[source] != source) {
        int offset = images[source] - source;
        writeNumber(entries, source - previousSource);
        writeNumber(entries, zigzag(offset - previousOffset));
        previousSource = source;
        previousOffset = offset;
        count++;
      }
    }
    writeNumber(out, count);
    out.writeBytes(entries.toByteArray());
    section(List.of(name), out);
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeText(out, version);
    writeNumber(out, sectionCount);
    out.writeBytes(lengths.toByteArray());
    writeNumber(out, names.size());
    names.forEach(
        (name, section) -> {
          writeText(out, name);
          writeNumber(out, section);
        });
    out.writeBytes(sections.toByteArray());
    return out.toByteArray();
  }

  private void section(List<String> aliases, ByteArrayOutputStream content) {
    for (String alias : aliases) {
      Integer earlier = names.put(alias, sectionCount);
      if (earlier != null) {
        throw new IllegalStateException("two tables are named " + alias);
      }
    }
    writeNumber(lengths, content.size());
    sections.writeBytes(content.toByteArray());
    sectionCount++;
  }

  private static void writeRanges(ByteArrayOutputStream out, UnicodeSet set) {
    writeNumber(out, set.getRangeCount());
    int previous = 0;
    for (int range = 0; range < set.getRangeCount(); range++) {
      int start = set.getRangeStart(range);
      int end = set.getRangeEnd(range) + 1;
      writeNumber(out, start - previous);
      writeNumber(out, end - start);
      previous = end;
    }
  }

  private static int zigzag(int value) {
    return value << 1 ^ value >> 31;
  }

  private static void writeText(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    writeNumber(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void writeNumber(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}

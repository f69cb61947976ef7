package org.ashlar.vm.parser;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.ast.Node;
import org.jspecify.annotations.Nullable;

/**
 * A tree as text for comparison in tests: kinds and what differs from nothing, without positions
 * and ids.
 */
final class TreeText {
  private static final Set<String> LEFT_OUT =
      Set.of("start", "end", "id", "bodyStart", "computedNameId", "decorationId");

  private TreeText() {}

  static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          out.append(i == 0 ? "" : ", ");
          write(list.get(i), out);
        }
        out.append(']');
      }
      case Node node when node instanceof Record record -> writeRecord(record, out);
      case Record record -> writeRecord(record, out);
      case null, default -> out.append(value);
    }
  }

  private static void writeRecord(Record record, StringBuilder out) {
    out.append(record.getClass().getSimpleName());
    String separator = "(";
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(component, record);
      boolean nothing =
          value == null || value.equals(false) || value instanceof List<?> l && l.isEmpty();
      if (!nothing
          && !LEFT_OUT.contains(component.getName())
          && !(value instanceof Integer && component.getName().equals("flags"))) {
        out.append(separator);
        separator = " ";
        write(value, out);
      }
    }
    out.append(separator.equals("(") ? "" : ")");
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

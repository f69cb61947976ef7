package org.ashlar.vm.host.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.intrinsic.keyed.HashTable;
import org.ashlar.vm.intrinsic.keyed.MapObject;
import org.ashlar.vm.intrinsic.keyed.SetObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;

/** What {@code console.table} makes of rows: one line each, a column for each property. */
final class ConsoleTable {
  private static final int MAX_OPENED_PROPERTIES = 2;
  private static final int MAX_SHOWN_ELEMENTS = 3;

  private final Agent agent;
  private final InspectOptions options;

  ConsoleTable(Agent agent, InspectOptions options) {
    this.agent = agent;
    this.options = options;
  }

  /** The table of an object's rows, or of the chosen columns of them. */
  String format(JsObject data, Object chosen) {
    if (chosen != Undefined.UNDEFINED && !(chosen instanceof JsArray)) {
      throw Errors.typeError(agent, Message.NOT_AN_OBJECT, Inspector.brief(chosen));
    }
    return switch (data) {
      case MapObject map -> ofEntries(map.entries, true);
      case SetObject set -> ofEntries(set.entries, false);
      default -> ofRows(data, chosen);
    };
  }

  private String ofEntries(HashTable table, boolean withKeys) {
    List<String> numbers = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    HashTable.Cursor cursor = table.cursor();
    while (cursor.advance()) {
      agent.poll();
      numbers.add(cell(numbers.size()));
      keys.add(cell(cursor.key()));
      values.add(cell(cursor.value()));
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    columns.put("(iteration index)", numbers);
    if (withKeys) {
      columns.put("Key", keys);
    }
    columns.put("Values", values);
    return draw(columns, numbers.size());
  }

  private String ofRows(JsObject data, Object chosen) {
    List<String> names = new ArrayList<>();
    Map<PropertyKey, List<String>> found = new LinkedHashMap<>();
    List<String> values = new ArrayList<>();
    for (PropertyKey row : enumerableKeys(data)) {
      agent.poll();
      Object item = data.get(agent, row);
      int at = names.size();
      names.add(row.toDisplayString());
      if (!(item instanceof JsObject object)) {
        fill(values, at).add(cell(item));
        continue;
      }
      for (PropertyKey key : chosen instanceof JsArray list ? keys(list) : enumerableKeys(object)) {
        List<String> column = fill(found.computeIfAbsent(key, made -> new ArrayList<>()), at);
        boolean present = ObjectOperations.hasOwnProperty(agent, object, key);
        column.add(present ? cell(object.get(agent, key)) : "");
      }
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    columns.put("(index)", names);
    // Columns stand in the order an object would list them: indices first.
    found.keySet().stream()
        .filter(IndexKey.class::isInstance)
        .sorted(Comparator.comparingLong(key -> ((IndexKey) key).index()))
        .forEach(key -> columns.put(key.toDisplayString(), found.getOrDefault(key, List.of())));
    found.forEach((key, cells) -> columns.putIfAbsent(key.toDisplayString(), cells));
    if (!values.isEmpty()) {
      columns.put("Values", values);
    }
    return draw(columns, names.size());
  }

  private static List<String> fill(List<String> column, int rows) {
    while (column.size() < rows) {
      column.add("");
    }
    return column;
  }

  private List<PropertyKey> enumerableKeys(JsObject object) {
    List<PropertyKey> keys = new ArrayList<>();
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      if (key instanceof Symbol) {
        continue;
      }
      PropertyDescriptor own = object.getOwnProperty(agent, key);
      if (own != null && own.isEnumerable()) {
        keys.add(key);
      }
    }
    return keys;
  }

  private List<PropertyKey> keys(JsArray list) {
    List<PropertyKey> keys = new ArrayList<>();
    for (Object name : ObjectOperations.listFromArrayLike(agent, list)) {
      keys.add(TypeConversion.toPropertyKey(agent, name));
    }
    return keys;
  }

  private String cell(Object value) {
    boolean closed =
        value instanceof JsObject object
            && !(object instanceof JsFunction)
            && !(object instanceof JsArray)
            && enumerableKeys(object).size() > MAX_OPENED_PROPERTIES;
    InspectOptions chosen =
        options.toBuilder()
            .depth(closed ? -1 : 0)
            .breakLength(Integer.MAX_VALUE / 2)
            .maxArrayLength(MAX_SHOWN_ELEMENTS)
            .build();
    return new Inspector(agent, chosen).inspect(value);
  }

  private String draw(Map<String, List<String>> columns, int rows) {
    List<String> titles = List.copyOf(columns.keySet());
    List<List<String>> cells = List.copyOf(columns.values());
    int[] widths = new int[titles.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = width(titles.get(column));
      for (String cell : cells.get(column)) {
        widths[column] = Math.max(widths[column], width(cell));
      }
    }
    StringBuilder text = new StringBuilder();
    rule(text, widths, '┌', '┬', '┐').append('\n');
    line(text, widths, titles).append('\n');
    rule(text, widths, '├', '┼', '┤').append('\n');
    for (int row = 0; row < rows; row++) {
      List<String> line = new ArrayList<>();
      for (List<String> column : cells) {
        line.add(row < column.size() ? column.get(row) : "");
      }
      line(text, widths, line).append('\n');
    }
    return rule(text, widths, '└', '┴', '┘').toString();
  }

  private static StringBuilder rule(
      StringBuilder text, int[] widths, char left, char between, char right) {
    for (int i = 0; i < widths.length; i++) {
      text.append(i == 0 ? left : between).append("─".repeat(widths[i] + 2));
    }
    return text.append(right);
  }

  private StringBuilder line(StringBuilder text, int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      text.append("│ ").append(cell).append(" ".repeat(widths[i] - width(cell) + 1));
    }
    return text.append('│');
  }

  private int width(String text) {
    return DisplayWidth.of(text, options.colors());
  }
}

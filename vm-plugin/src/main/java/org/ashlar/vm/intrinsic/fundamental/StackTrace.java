package org.ashlar.vm.intrinsic.fundamental;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.jspecify.annotations.Nullable;

/**
 * The frames that were running when an error was made; the text in V8's format is made when the
 * stack property is first read.
 *
 * <p>The heading is made then too, as in Node, so that a name which a constructor sets after the
 * error was made shows. Nothing here runs guest code.
 */
final class StackTrace extends LazyValue {
  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 10_000;

  private record Entry(CodeBlock code, int pc, @Nullable JsFunction function, Object thisValue) {}

  private final JsObject error;
  private final List<Entry> entries;

  private StackTrace(JsObject error, List<Entry> entries) {
    this.error = error;
    this.entries = entries;
  }

  /** The present stack, or Java null if Error.stackTraceLimit is no number. */
  static @Nullable StackTrace capture(Agent agent, JsObject error, @Nullable JsFunction above) {
    int limit = limit(agent);
    if (limit < 0) {
      return null;
    }
    List<Entry> entries = new ArrayList<>(Math.min(limit, DEFAULT_LIMIT));
    for (StackFrame at : frames(agent, limit, above)) {
      entries.add(new Entry(at.code(), at.pc(), at.function(), at.thisValue()));
    }
    return new StackTrace(error, entries);
  }

  /** The running frames, or those around a function if that is running. */
  private static List<StackFrame> frames(Agent agent, int limit, @Nullable JsFunction above) {
    if (above == null) {
      return agent.host().runningFrames(agent, limit);
    }
    List<StackFrame> all = agent.host().runningFrames(agent, MAX_LIMIT);
    for (int i = 0; i < all.size(); i++) {
      if (isOf(all.get(i), above)) {
        return all.subList(i + 1, Math.min(all.size(), i + 1 + limit));
      }
    }
    return all.subList(0, Math.min(all.size(), limit));
  }

  /** A frame that does not show its function object is told by its code. */
  private static boolean isOf(StackFrame frame, JsFunction function) {
    JsFunction running = frame.function();
    return running == null
        ? function instanceof ScriptFunction script && script.code == frame.code()
        : running == function;
  }

  private static int limit(Agent agent) {
    JsObject constructor = agent.realm.intrinsicIfMade(Intrinsic.ERROR);
    if (constructor == null) {
      return DEFAULT_LIMIT;
    }
    Object limit = constructor.rawGet(Keys.STACK_TRACE_LIMIT);
    if (limit instanceof Integer || limit instanceof Double) {
      return (int) Math.clamp(((Number) limit).doubleValue(), 0, MAX_LIMIT);
    }
    return -1;
  }

  private static String heading(JsObject error) {
    String name = text(plainValue(error, Keys.NAME), "Error");
    String detail = text(plainValue(error, Keys.MESSAGE), "");
    if (name.isEmpty()) {
      return detail;
    }
    return detail.isEmpty() ? name : name + ": " + detail;
  }

  private static String text(@Nullable Object value, String fallback) {
    return value instanceof CharSequence text
        ? text.toString()
        : value instanceof Integer || value instanceof Double
            ? NumberToText.toText(((Number) value).doubleValue())
            : fallback;
  }

  private static @Nullable Object plainValue(JsObject object, org.ashlar.vm.value.StringKey key) {
    for (JsObject at = object; at != null; at = at.prototype) {
      Object value = at.rawGet(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @Override
  public Object materialize() {
    StringBuilder text = new StringBuilder(heading(error));
    for (Entry entry : entries) {
      text.append("\n    at ");
      append(text, entry);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Entry entry) {
    String name = functionName(entry);
    if (name.isEmpty()) {
      appendPlace(text, entry);
      return;
    }
    text.append(name).append(" (");
    appendPlace(text, entry);
    text.append(')');
  }

  private static void appendPlace(StringBuilder text, Entry entry) {
    SourceText source = entry.code.unit().source();
    int offset = entry.code.body().positions().offset(entry.pc);
    int at = offset < 0 ? entry.code.start() : offset;
    text.append(source.name())
        .append(':')
        .append(source.line(at))
        .append(':')
        .append(source.column(at));
  }

  private static String functionName(Entry entry) {
    JsFunction function = entry.function;
    CodeBlock code = entry.code;
    String name = code.name();
    if (name.isEmpty()
        && function != null
        && function.rawGet(Keys.NAME) instanceof CharSequence given) {
      name = given.toString();
    }
    FunctionKind kind = code.kind();
    if (kind == FunctionKind.SCRIPT || kind == FunctionKind.MODULE || kind == FunctionKind.EVAL) {
      return "";
    }
    if (kind.isClassConstructor()) {
      return "new " + (name.isEmpty() ? "<anonymous>" : name);
    }
    if (!kind.isArrow()
        && entry.thisValue instanceof JsObject receiver
        && !(receiver instanceof GlobalObject)) {
      String type =
          receiver instanceof JsFunction ? "Function" : ObjectOperations.constructorName(receiver);
      return name.startsWith(type + ".")
          ? name
          : type + "." + (name.isEmpty() ? "<anonymous>" : name);
    }
    return name;
  }
}

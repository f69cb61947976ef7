package org.ashlar.vm.host.console;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.execution.PromiseObject;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.DataViewObject;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.intrinsic.number.DateObject;
import org.ashlar.vm.intrinsic.number.DateText;
import org.ashlar.vm.module.ModuleNamespace;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.SparseElements;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * What is special about the text of one object: prefix, braces, and the entries that are no
 * properties.
 */
final class ObjectText {
  private static final int POLL_MASK = 1_023;

  private final Inspector inspector;
  private final JsObject object;
  private final @Nullable String constructor;
  private final String tag;
  private boolean omitted;
  private boolean numeric = true;

  ObjectText(Inspector inspector, JsObject object) {
    this.inspector = inspector;
    this.object = object;
    this.constructor = Inspector.constructorName(object);
    this.tag = tag();
  }

  private String tag() {
    if (object instanceof TypedArrayObject array) {
      return array.className().equals(constructor) ? "" : array.className();
    }
    PropertyDescriptor own = object.getOwnProperty(inspector.agent(), Symbol.TO_STRING_TAG);
    if (own != null && own.isEnumerable()) {
      // It is listed among the properties.
      return "";
    }
    for (JsObject at = object; at != null; at = at.prototype) {
      Object value = at.rawGet(Symbol.TO_STRING_TAG);
      if (value instanceof CharSequence text) {
        return text.length() == 0 || text.toString().equals(constructor) ? "" : text.toString();
      }
      if (value != null) {
        return value instanceof Accessor ? computedTag() : "";
      }
    }
    return "";
  }

  /** What a getter says; it runs only where guest code may. */
  private String computedTag() {
    if (!inspector.options().customInspect()) {
      return "";
    }
    Object value = object.get(inspector.agent(), Symbol.TO_STRING_TAG);
    return value instanceof CharSequence text && !text.toString().equals(constructor)
        ? text.toString()
        : "";
  }

  /** Whether the elements are listed by value, without their indices. */
  static boolean showsElements(JsObject object) {
    return object instanceof JsArray
        || object instanceof TypedArrayObject
        || object instanceof StringObject;
  }

  private String prefix(String fallback, String size) {
    if (constructor == null) {
      String start = "[" + fallback + size + ": null prototype] ";
      return tag.isEmpty() || fallback.equals(tag) ? start : start + "[" + tag + "] ";
    }
    return constructor + size + (tag.isEmpty() ? " " : " [" + tag + "] ");
  }

  /** Name for an object that lies too deep to be opened. */
  String shortName() {
    if (object instanceof JsArray) {
      return "Array".equals(constructor) ? "Array" : prefix("Array", "").strip();
    }
    String name = prefix(isError() ? "Error" : "Object", "").strip();
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  // ---- Objects that are one text ----

  /** The whole text of an object without entries, or Java null if braces are needed. */
  @Nullable String alone(List<PropertyKey> keys) {
    if (!keys.isEmpty()) {
      return null;
    }
    String base = base();
    if (!base.isEmpty()) {
      return base;
    }
    if (object instanceof JsArray array) {
      return array.lengthValue() == 0 ? opening() + "]" : null;
    }
    if (object instanceof TypedArrayObject array) {
      return array.length() == 0 ? opening() + "]" : null;
    }
    if (object instanceof PromiseObject
        || object instanceof ArrayBufferObject
        || object instanceof DataViewObject) {
      return null;
    }
    Collections collection = Collections.of(object);
    if (collection != null) {
      return collection.isEmpty() ? opening() + "}" : null;
    }
    return opening() + "}";
  }

  /** The text in front of the braces: functions, errors, dates, boxed primitives. */
  String base() {
    if ("Object".equals(constructor) && !(object instanceof JsFunction)) {
      return "";
    }
    return switch (object) {
      case JsFunction function -> inspector.style(InspectStyle.SPECIAL, functionText(function));
      case JsObject error when isError() -> inspector.indentLines(errorText());
      case DateObject date -> inspector.style(InspectStyle.DATE, named("Date", dateText(date)));
      case StringObject text -> inspector.style(InspectStyle.STRING, boxed("String", text.text()));
      case PrimitiveObject box -> boxedText(box);
      default ->
          object.className().equals("RegExp")
              ? inspector.style(InspectStyle.REGEXP, named("RegExp", regExpText()))
              : "";
    };
  }

  /** A text with the name of its class in front, unless that is the class of the language. */
  private String named(String kind, String text) {
    String prefix = prefix(kind, "");
    return prefix.equals(kind + " ") ? text : prefix + text;
  }

  private static String dateText(DateObject date) {
    double time = date.time();
    return Double.isNaN(time) ? "Invalid Date" : DateText.iso((long) time);
  }

  private String regExpText() {
    Agent agent = inspector.agent();
    return "/" + object.get(agent, Keys.SOURCE) + "/" + object.get(agent, Keys.FLAGS);
  }

  private String boxedText(PrimitiveObject box) {
    Object value = box.value();
    String type =
        switch (value) {
          case Boolean b -> "Boolean";
          case Symbol s -> "Symbol";
          case BigInteger b -> "BigInt";
          default -> "Number";
        };
    return boxed(type, value);
  }

  private String boxed(String type, Object value) {
    String plain =
        new Inspector(inspector.agent(), inspector.options().withColors(false)).inspect(value);
    String start =
        constructor == null
            ? type + " (null prototype)"
            : constructor.equals(type) ? type : type + " (" + constructor + ")";
    return "[" + start + ": " + plain + "]";
  }

  private String functionText(JsFunction function) {
    Object given = function.rawGet(Keys.NAME);
    String name = given instanceof CharSequence text ? text.toString() : "";
    if (Inspector.isClass(function)) {
      return classText(function, name);
    }
    String type = functionType(function);
    StringBuilder text = new StringBuilder("[").append(type);
    if (constructor == null) {
      text.append(" (null prototype)");
    }
    text.append(name.isEmpty() ? " (anonymous)" : ": " + name).append(']');
    if (constructor != null && !constructor.equals(type)) {
      text.append(' ').append(constructor);
    }
    return tag.isEmpty() || tag.equals(type) ? text.toString() : text + " [" + tag + "]";
  }

  private static String functionType(JsFunction function) {
    if (!(function instanceof ScriptFunction script)) {
      return "Function";
    }
    FunctionKind kind = script.code.kind();
    return (kind.isAsync() ? "Async" : "") + (kind.isGenerator() ? "Generator" : "") + "Function";
  }

  private String classText(JsFunction function, String name) {
    StringBuilder text = new StringBuilder("[class ").append(name.isEmpty() ? "(anonymous)" : name);
    if (constructor == null) {
      return text.append(" extends [null prototype]]").toString();
    }
    if (!constructor.equals("Function")) {
      text.append(" [").append(constructor).append(']');
    }
    if (function.prototype instanceof JsFunction parent
        && parent.rawGet(Keys.NAME) instanceof CharSequence parentName
        && parentName.length() > 0) {
      text.append(" extends ").append(parentName);
    }
    return text.append(']').toString();
  }

  /** Whether it was made by an Error constructor, or inherits from its prototype. */
  boolean isError() {
    if (object instanceof ErrorObject) {
      return true;
    }
    JsObject wanted = inspector.agent().realm.intrinsic(Intrinsic.ERROR_PROTOTYPE);
    JsObject at = object.prototype;
    while (at != null && at != wanted) {
      at = at.prototype;
    }
    return at != null;
  }

  private String errorText() {
    String stack = shownStack();
    String name = inherited(Keys.NAME);
    if (constructor != null
        && name.endsWith("Error")
        && stack.startsWith(name)
        && !constructor.equals(name)) {
      stack =
          constructor.contains(name)
              ? constructor + stack.substring(name.length())
              : constructor + " [" + name + "]" + stack.substring(name.length());
    }
    return stack.contains("\n    at") ? stack : "[" + stack + "]";
  }

  /** The stack, or name and message of what has none. */
  String shownStack() {
    String own = ErrorObject.stackText(inspector.agent(), object);
    return own == null ? plainErrorText() : own;
  }

  private String plainErrorText() {
    String name = inherited(Keys.NAME);
    String message = inherited(Keys.MESSAGE);
    return message.isEmpty() ? name : name + ": " + message;
  }

  private String inherited(PropertyKey key) {
    for (JsObject at = object; at != null; at = at.prototype) {
      Object value = at.rawGet(key);
      if (value instanceof CharSequence text) {
        return text.toString();
      }
      if (value instanceof Accessor) {
        break;
      }
    }
    return "";
  }

  // ---- Objects with braces ----

  String opening() {
    if (object instanceof JsArray array) {
      boolean plain = "Array".equals(constructor) && tag.isEmpty();
      return (plain ? "" : prefix("Array", "(" + array.lengthValue() + ")")) + "[";
    }
    if (object instanceof TypedArrayObject array) {
      return prefix(array.className(), "(" + array.length() + ")") + "[";
    }
    Collections collection = Collections.of(object);
    if (collection != null) {
      return collection.opening(this::prefix);
    }
    if (object instanceof ModuleNamespace) {
      return "[Module: null prototype] {";
    }
    if (!base().isEmpty()) {
      return "{";
    }
    String kind = object.className();
    if (kind.equals("Arguments")) {
      return "[Arguments] {";
    }
    boolean plain = "Object".equals(constructor) && tag.isEmpty();
    return (plain ? "" : prefix(kind.equals("global") ? "Object" : kind, "")) + "{";
  }

  String closing() {
    return object instanceof JsArray || object instanceof TypedArrayObject ? "]" : "}";
  }

  InspectLayout.Arrangement arrangement() {
    if (!(object instanceof JsArray) && !(object instanceof TypedArrayObject)) {
      return InspectLayout.Arrangement.NONE;
    }
    return numeric
        ? InspectLayout.Arrangement.NUMBER_COLUMNS
        : InspectLayout.Arrangement.TEXT_COLUMNS;
  }

  boolean hasOmitted() {
    return omitted;
  }

  /** The entries that are no properties. */
  List<String> entries(int depth) {
    List<String> entries = new ArrayList<>();
    switch (object) {
      case JsArray array -> arrayEntries(array, depth, entries);
      case TypedArrayObject array -> typedArrayEntries(array, depth, entries);
      case PromiseObject promise -> promiseEntries(promise, depth, entries);
      case ArrayBufferObject buffer -> bufferEntries(buffer, entries);
      case DataViewObject view -> viewEntries(view, depth, entries);
      default -> {
        Collections collection = Collections.of(object);
        if (collection != null) {
          collection.entries(inspector, depth, entries);
        }
      }
    }
    return entries;
  }

  private void arrayEntries(JsArray array, int depth, List<String> entries) {
    long length = array.lengthValue();
    int limit = inspector.options().maxArrayLength();
    long at = 0;
    while (at < length && entries.size() < limit) {
      PropertyDescriptor own = array.getOwnProperty(inspector.agent(), IndexKey.of(at));
      if (own == null) {
        long from = at;
        at = endOfHoles(array, at, length);
        numeric = false;
        long holes = at - from;
        entries.add(
            inspector.style(
                InspectStyle.UNDEFINED,
                "<" + holes + " empty item" + (holes > 1 ? "s" : "") + ">"));
      } else {
        numeric &= own.value() instanceof Number;
        entries.add(inspector.propertyValue(array, own, depth, 2));
        at++;
      }
    }
    addRest(length - at, entries);
  }

  private long endOfHoles(JsArray array, long from, long length) {
    if (array.elements instanceof SparseElements sparse) {
      Long next = sparse.nextFrom(from);
      return next == null ? length : Math.min(next, length);
    }
    long at = from;
    while (at < length && array.rawGet(IndexKey.of(at)) == null) {
      if ((++at & POLL_MASK) == 0) {
        inspector.agent().poll();
      }
    }
    return at;
  }

  private void addRest(long rest, List<String> entries) {
    if (rest > 0) {
      omitted = true;
      entries.add("... " + rest + " more item" + (rest > 1 ? "s" : ""));
    }
  }

  private void typedArrayEntries(TypedArrayObject array, int depth, List<String> entries) {
    int length = array.length();
    int shown = Math.min(length, inspector.options().maxArrayLength());
    for (int i = 0; i < shown; i++) {
      entries.add(inspector.nested(Objects.requireNonNull(array.element(i)), depth, 2));
    }
    addRest(length - shown, entries);
  }

  private void promiseEntries(PromiseObject promise, int depth, List<String> entries) {
    switch (promise.state()) {
      case PENDING -> entries.add(inspector.style(InspectStyle.SPECIAL, "<pending>"));
      case FULFILLED -> entries.add(inspector.nested(promise.result(), depth, 2));
      case REJECTED ->
          entries.add(
              inspector.style(InspectStyle.SPECIAL, "<rejected>")
                  + " "
                  + inspector.nested(promise.result(), depth, 2));
    }
  }

  private void viewEntries(DataViewObject view, int depth, List<String> entries) {
    boolean lost = view.isOutOfBounds();
    entries.add("byteLength: " + inspector.nested(lost ? 0 : view.byteLength(), depth, 2));
    entries.add("byteOffset: " + inspector.nested(lost ? 0 : view.byteOffset(), depth, 2));
    entries.add("buffer: " + inspector.nested(view.buffer(), depth, 2));
  }

  private void bufferEntries(ArrayBufferObject buffer, List<String> entries) {
    if (buffer.isDetached()) {
      entries.add(inspector.style(InspectStyle.SPECIAL, "(detached)"));
    } else {
      StringBuilder bytes = new StringBuilder("<");
      int shown = Math.min(buffer.byteLength(), 50);
      for (int i = 0; i < shown; i++) {
        bytes
            .append(i == 0 ? "" : " ")
            .append(String.format("%02x", buffer.store().getByte(i) & 0xFF));
      }
      int rest = buffer.byteLength() - shown;
      bytes
          .append(rest > 0 ? " ... " + rest + " more byte" + (rest > 1 ? "s" : "") : "")
          .append('>');
      entries.add("[" + inspector.style(InspectStyle.SPECIAL, "Uint8Contents") + "]: " + bytes);
    }
    entries.add(
        "byteLength: "
            + inspector.style(InspectStyle.NUMBER, Integer.toString(buffer.byteLength())));
  }
}

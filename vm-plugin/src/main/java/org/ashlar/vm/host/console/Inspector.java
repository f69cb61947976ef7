package org.ashlar.vm.host.console;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.Proxy;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.operation.BigIntArithmetic;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.NumberToText;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The text of any value as {@code util.inspect} and {@code console.log} show it.
 *
 * <p>One instance shows one value. It runs no guest code but the custom inspection methods, and
 * getters, if the options say so.
 */
public final class Inspector {
  private static final int NATIVE_WEIGHT = 200;
  private static final int MIN_SPLIT_LENGTH = 16;

  private final Agent agent;
  private final InspectOptions options;
  private final InspectLayout layout;
  private final List<JsObject> path = new ArrayList<>();
  private final Map<JsObject, Integer> circular = new IdentityHashMap<>();
  private int indentation;
  private int currentDepth;

  public Inspector(Agent agent, InspectOptions options) {
    this.agent = agent;
    this.options = options;
    this.layout = new InspectLayout(options);
  }

  /** An inspector that runs no guest code at all, for hosts. */
  public static Inspector plain(Agent agent) {
    return new Inspector(agent, InspectOptions.DEFAULT.withCustomInspect(false));
  }

  /** The text that {@code console.log} prints for one argument: strings are themselves. */
  public String display(Object value) {
    return value instanceof CharSequence text ? Strings.flat(text) : inspect(value);
  }

  /** The text of a value, strings in quotes. */
  public String inspect(Object value) {
    return format(value, 0);
  }

  String format(Object value, int depth) {
    if (!(value instanceof JsObject object)) {
      return primitive(value);
    }
    if (options.customInspect()) {
      String custom = CustomInspection.apply(agent, this, options, object, depth);
      if (custom != null) {
        return custom;
      }
    }
    if (path.contains(object)) {
      int number = circular.computeIfAbsent(object, key -> circular.size() + 1);
      return style(InspectStyle.SPECIAL, "[Circular *" + number + "]");
    }
    agent.enterNative(NATIVE_WEIGHT);
    try {
      return formatObject(object, depth);
    } finally {
      agent.leaveNative(NATIVE_WEIGHT);
    }
  }

  private String primitive(Object value) {
    return switch (value) {
      case CharSequence text -> string(Strings.flat(text));
      case Integer i -> style(InspectStyle.NUMBER, digits(Integer.toString(i)));
      case Double d ->
          style(InspectStyle.NUMBER, digits(d == 0 && 1 / d < 0 ? "-0" : NumberToText.toText(d)));
      case BigInteger b ->
          style(InspectStyle.BIGINT, digits(BigIntArithmetic.toText(agent, b, 10) + "n"));
      case Boolean b -> style(InspectStyle.BOOLEAN, b.toString());
      case Undefined u -> style(InspectStyle.UNDEFINED, "undefined");
      case JsNull n -> style(InspectStyle.NULL, "null");
      case Symbol s -> style(InspectStyle.SYMBOL, s.toDisplayString());
      default -> String.valueOf(value);
    };
  }

  private String digits(String number) {
    return options.numericSeparator() ? GroupedDigits.of(number) : number;
  }

  private String string(String text) {
    String shown = text;
    String trailer = "";
    if (text.length() > options.maxStringLength()) {
      int rest = text.length() - options.maxStringLength();
      shown = text.substring(0, options.maxStringLength());
      trailer = "... " + rest + " more character" + (rest > 1 ? "s" : "");
    }
    if (shown.length() > MIN_SPLIT_LENGTH
        && shown.length() > options.breakLength() - indentation - 4
        && shown.indexOf('\n') >= 0
        && shown.indexOf('\n') < shown.length() - 1) {
      List<String> lines = new ArrayList<>();
      for (String line : shown.split("(?<=\n)")) {
        lines.add(style(InspectStyle.STRING, QuotedText.quote(line)));
      }
      return String.join(" +\n" + " ".repeat(indentation + 2), lines) + trailer;
    }
    return style(InspectStyle.STRING, QuotedText.quote(shown)) + trailer;
  }

  String style(InspectStyle kind, String text) {
    return kind.apply(options.colors(), text);
  }

  InspectOptions options() {
    return options;
  }

  Agent agent() {
    return agent;
  }

  // ---- Objects ----

  private String formatObject(JsObject given, int depth) {
    if (given instanceof Proxy proxy && options.showProxy()) {
      return proxy(proxy, depth);
    }
    JsObject object = given;
    while (object instanceof Proxy proxy && proxy.target() != null) {
      object = Objects.requireNonNull(proxy.target());
    }
    if (object instanceof Proxy) {
      return style(InspectStyle.SPECIAL, "<Revoked Proxy>");
    }
    ObjectText text = new ObjectText(this, object);
    List<PropertyKey> keys = shownKeys(object, text);
    String alone = text.alone(keys);
    if (alone != null) {
      return alone;
    }
    if (depth > options.depth()) {
      return style(InspectStyle.SPECIAL, "[" + text.shortName() + "]");
    }
    path.add(given);
    currentDepth = depth;
    List<String> entries = text.entries(depth);
    for (PropertyKey key : keys) {
      entries.add(property(object, key, depth));
    }
    path.removeLast();
    String opening = text.opening();
    Integer reference = circular.get(given);
    String base = text.base();
    if (reference != null) {
      String mark = style(InspectStyle.SPECIAL, "<ref *" + reference + ">");
      if (base.isEmpty()) {
        opening = mark + " " + opening;
      } else {
        base = mark + " " + base;
      }
    }
    return layout.join(
        entries,
        new InspectLayout.Frame(base, opening, text.closing()),
        indentation,
        currentDepth - depth < options.compact(),
        text.arrangement(),
        text.hasOmitted());
  }

  private String proxy(Proxy proxy, int depth) {
    JsObject target = proxy.target();
    JsObject handler = proxy.handler();
    if (target == null || handler == null) {
      return style(InspectStyle.SPECIAL, "<Revoked Proxy>");
    }
    if (depth > options.depth()) {
      return style(InspectStyle.SPECIAL, "Proxy [Array]");
    }
    List<String> entries = new ArrayList<>();
    path.add((JsObject) proxy);
    currentDepth = depth;
    entries.add(nested(target, depth, 2));
    entries.add(nested(handler, depth, 2));
    path.removeLast();
    return layout.join(
        entries,
        new InspectLayout.Frame("", "Proxy [", "]"),
        indentation,
        currentDepth - depth < options.compact(),
        InspectLayout.Arrangement.NONE,
        false);
  }

  private List<PropertyKey> shownKeys(JsObject object, ObjectText text) {
    List<PropertyKey> keys = new ArrayList<>();
    boolean elements = ObjectText.showsElements(object);
    for (PropertyKey key : object.ownPropertyKeys(agent)) {
      if (elements && key instanceof IndexKey index && isShownByValue(object, index)) {
        continue;
      }
      PropertyDescriptor own = object.getOwnProperty(agent, key);
      if (own == null || (!own.isEnumerable() && !options.showHidden())) {
        continue;
      }
      keys.add(key);
    }
    if (text.isError()) {
      addHiddenErrorKeys(text.shownStack(), object, keys);
    }
    if (options.sorted()) {
      sort(keys);
    }
    return keys;
  }

  /** A string object may have elements beyond its text, which are properties like others. */
  private static boolean isShownByValue(JsObject object, IndexKey key) {
    return !(object instanceof StringObject text) || key.index() < text.text().length();
  }

  private void sort(List<PropertyKey> keys) {
    JsFunction comparator = options.comparator();
    keys.sort(
        comparator == null
            ? Comparator.comparing(PropertyKey::toDisplayString)
            : (a, b) ->
                (int)
                    TypeConversion.toDouble(
                        agent,
                        agent.call(
                            comparator,
                            Undefined.UNDEFINED,
                            a.toDisplayString(),
                            b.toDisplayString())));
  }

  private static void addHiddenErrorKeys(String stack, JsObject error, List<PropertyKey> keys) {
    keys.removeIf(
        key ->
            (key == Keys.NAME || key == Keys.MESSAGE || key == Keys.STACK)
                && error.rawGet(key) instanceof CharSequence text
                && stack.contains(text));
    for (PropertyKey key : List.of(Keys.CAUSE, Keys.ERRORS)) {
      if (!keys.contains(key) && error.rawGet(key) != null) {
        keys.add(key);
      }
    }
  }

  private String property(JsObject object, PropertyKey key, int depth) {
    PropertyDescriptor own = object.getOwnProperty(agent, key);
    if (own == null) {
      return propertyName(key) + ": undefined";
    }
    String name = own.isEnumerable() ? propertyName(key) : "[" + key.toDisplayString() + "]";
    int indent = options.compact() == InspectOptions.COMPACT_ALL ? 3 : 2;
    return name + ": " + propertyValue(object, own, depth, indent);
  }

  String propertyValue(JsObject object, PropertyDescriptor own, int depth, int indent) {
    if (!own.isAccessor()) {
      return nested(Objects.requireNonNull(own.value()), depth, indent);
    }
    boolean setter = own.setter() instanceof JsFunction;
    if (!(own.getter() instanceof JsFunction getter)) {
      return style(
          setter ? InspectStyle.SPECIAL : InspectStyle.UNDEFINED,
          setter ? "[Setter]" : "undefined");
    }
    String label = setter ? "Getter/Setter" : "Getter";
    return isCalled(setter)
        ? called(object, getter, label, depth, indent)
        : style(InspectStyle.SPECIAL, "[" + label + "]");
  }

  private boolean isCalled(boolean withSetter) {
    return switch (options.getters()) {
      case NONE -> false;
      case ALL -> true;
      case WITHOUT_SETTER -> !withSetter;
      case WITH_SETTER -> withSetter;
    };
  }

  private String called(JsObject object, JsFunction getter, String label, int depth, int indent) {
    Object value;
    try {
      value = agent.call(getter, object);
    } catch (ThrowCompletion thrown) {
      String message =
          thrown.value() instanceof JsObject error
              ? TypeConversion.toFlatString(agent, error.get(agent, Keys.MESSAGE))
              : brief(thrown.value());
      return style(InspectStyle.SPECIAL, "[" + label + ": <Inspection threw (" + message + ")>]");
    }
    if (value instanceof JsObject) {
      return style(InspectStyle.SPECIAL, "[" + label + "]") + " " + nested(value, depth, indent);
    }
    return style(InspectStyle.SPECIAL, "[" + label + ":")
        + " "
        + nested(value, depth, indent)
        + style(InspectStyle.SPECIAL, "]");
  }

  /** The text of a value inside an object at {@code depth}. */
  String nested(Object value, int depth, int indent) {
    indentation += indent;
    String text = format(value, depth + 1);
    indentation -= indent;
    return text;
  }

  String propertyName(PropertyKey key) {
    if (key instanceof Symbol symbol) {
      return "[" + style(InspectStyle.SYMBOL, symbol.toDisplayString()) + "]";
    }
    String name = key.toDisplayString();
    return QuotedText.isPlainName(name) ? name : style(InspectStyle.STRING, QuotedText.quote(name));
  }

  /** Indents the lines of a text that stands inside an object. */
  String indentLines(String text) {
    return indentation == 0 ? text : text.replace("\n", "\n" + " ".repeat(indentation));
  }

  /** The class name and tag in front of an object's braces, or empty for plain objects. */
  static boolean isClass(JsFunction function) {
    return function instanceof ScriptFunction script
        && (script.code.kind() == FunctionKind.CLASS_CONSTRUCTOR
            || script.code.kind() == FunctionKind.DERIVED_CONSTRUCTOR);
  }

  /** The name of the constructor found along the prototypes, or Java null if there is none. */
  static @Nullable String constructorName(JsObject object) {
    for (JsObject at = object; at != null; at = at.prototype) {
      if (at.rawGet(Keys.CONSTRUCTOR) instanceof JsFunction constructor
          && constructor.rawGet(Keys.NAME) instanceof CharSequence name
          && name.length() > 0
          && isInstance(object, constructor)) {
        return name.toString();
      }
    }
    return null;
  }

  private static boolean isInstance(JsObject object, JsFunction constructor) {
    Object prototype = constructor.rawGet(Keys.PROTOTYPE);
    if (prototype == null && constructor instanceof org.ashlar.vm.exotic.BoundFunction) {
      return true;
    }
    for (JsObject at = object.prototype; at != null; at = at.prototype) {
      if (at == prototype) {
        return true;
      }
    }
    return false;
  }

  static boolean isArray(JsObject object) {
    return object instanceof JsArray;
  }

  /** A short text for messages. */
  static String brief(Object value) {
    return ObjectOperations.display(value);
  }
}

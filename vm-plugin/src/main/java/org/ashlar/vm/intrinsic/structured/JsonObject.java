package org.ashlar.vm.intrinsic.structured;

import java.util.LinkedHashSet;
import java.util.Set;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.exotic.PrimitiveObject;
import org.ashlar.vm.exotic.StringObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The namespace object {@code JSON} (clause 25.5). */
public final class JsonObject {
  private static final int MAX_GAP = 10;

  private JsonObject() {}

  /** Makes %JSON%. */
  static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .functions(JsonObjectTable.TABLE)
        .tag("JSON")
        .build();
  }

  /** The value of JSON text, for modules and hosts; SyntaxError if it is malformed. */
  public static Object parse(Agent agent, String text) {
    return new JsonParser(agent, text, false).parse();
  }

  @Builtin(name = "parse", length = 2)
  @EcmaSpec("sec-json.parse")
  static Object parse(Agent agent, Object thisValue, Object text, Object reviver) {
    String source = TypeConversion.toFlatString(agent, text);
    if (!(reviver instanceof JsFunction function)) {
      return parse(agent, source);
    }
    JsonParser parser = new JsonParser(agent, source, true);
    Object value = parser.parse();
    return JsonReviver.revive(agent, function, value, parser.source());
  }

  @Builtin(name = "stringify", length = 3)
  @EcmaSpec("sec-json.stringify")
  public static Object stringify(
      Agent agent, Object thisValue, Object value, Object replacer, Object space) {
    JsFunction function = replacer instanceof JsFunction callable ? callable : null;
    PropertyKey[] allowed =
        function == null
                && replacer instanceof JsObject list
                && TestingAndComparison.isArray(agent, list)
            ? propertyList(agent, list)
            : null;
    String text = new JsonWriter(agent, function, allowed, gap(agent, space)).write(value);
    return text == null ? Undefined.UNDEFINED : text;
  }

  private static PropertyKey[] propertyList(Agent agent, JsObject list) {
    Set<PropertyKey> keys = new LinkedHashSet<>();
    long length = ObjectOperations.lengthOfArrayLike(agent, list);
    for (long i = 0; i < length; i++) {
      if ((i & 1023) == 1023) {
        agent.poll();
      }
      Object item = list.get(agent, ObjectOperations.indexKey(agent, i));
      boolean names =
          item instanceof CharSequence
              || item instanceof Integer
              || item instanceof Double
              || item instanceof StringObject
              || (item instanceof PrimitiveObject wrapper && isNumber(wrapper.value()));
      if (names) {
        keys.add(agent.group().keys().internKey(TypeConversion.toFlatString(agent, item)));
      }
    }
    return keys.toArray(new PropertyKey[0]);
  }

  private static boolean isNumber(Object value) {
    return value instanceof Integer || value instanceof Double;
  }

  private static String gap(Agent agent, Object space) {
    Object plain = space;
    if (space instanceof StringObject) {
      plain = TypeConversion.toString(agent, space);
    } else if (space instanceof PrimitiveObject wrapper && isNumber(wrapper.value())) {
      plain = TypeConversion.toNumber(agent, space);
    }
    if (isNumber(plain)) {
      double width = TypeConversion.toIntegerOrInfinity(agent, plain);
      return " ".repeat((int) Math.max(0, Math.min(MAX_GAP, width)));
    }
    if (plain instanceof CharSequence text) {
      String flat = Strings.flat(text);
      return flat.substring(0, Math.min(MAX_GAP, flat.length()));
    }
    return "";
  }

  @Builtin(name = "rawJSON")
  @EcmaSpec("sec-json.rawjson")
  static Object rawJson(Agent agent, Object thisValue, Object text) {
    String source = TypeConversion.toFlatString(agent, text);
    if (source.isEmpty()
        || isForbiddenEdge(source.charAt(0))
        || isForbiddenEdge(source.charAt(source.length() - 1))) {
      throw Errors.syntaxError(agent, Message.TEXT, "Invalid value for JSON.rawJSON");
    }
    if (parse(agent, source) instanceof JsObject) {
      throw Errors.syntaxError(agent, Message.TEXT, "Invalid value for JSON.rawJSON");
    }
    RawJsonObject raw = new RawJsonObject(agent.group().roots().exotic, source);
    raw.rawPut(agent, agent.group().keys().internKey("rawJSON"), source, Attributes.ENUMERABLE);
    boolean frozen = raw.preventExtensions(agent);
    assert frozen : "an ordinary object can always be made inextensible";
    return raw;
  }

  private static boolean isForbiddenEdge(char unit) {
    return unit == '\t' || unit == '\n' || unit == '\r' || unit == ' ';
  }

  @Builtin(name = "isRawJSON")
  @EcmaSpec("sec-json.israwjson")
  static Object isRawJson(Agent agent, Object thisValue, Object value) {
    return value instanceof RawJsonObject;
  }
}

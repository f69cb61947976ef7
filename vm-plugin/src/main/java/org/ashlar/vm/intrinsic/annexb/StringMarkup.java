package org.ashlar.vm.intrinsic.annexb;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;

/** The methods of String.prototype that wrap the text in a markup element (clause B.2.2). */
public final class StringMarkup {
  private StringMarkup() {}

  /** Adds the methods to %String.prototype%. */
  public static IntrinsicBuilder define(IntrinsicBuilder builder) {
    return builder.functions(StringMarkupTable.TABLE);
  }

  @EcmaSpec("sec-createhtml")
  private static Object element(Agent agent, Object thisValue, String method, String tag) {
    CharSequence text = text(agent, thisValue, method);
    return wrap(agent, text, tag, "");
  }

  private static Object element(
      Agent agent, Object thisValue, String method, String tag, String attribute, Object value) {
    CharSequence text = text(agent, thisValue, method);
    String quoted = TypeConversion.toFlatString(agent, value).replace("\"", "&quot;");
    return wrap(agent, text, tag, " " + attribute + "=\"" + quoted + "\"");
  }

  private static CharSequence text(Agent agent, Object thisValue, String method) {
    return TypeConversion.toString(
        agent,
        TestingAndComparison.requireObjectCoercible(
            agent, thisValue, "String.prototype." + method));
  }

  private static Object wrap(Agent agent, CharSequence text, String tag, String attribute) {
    long length = text.length() + (long) attribute.length() + 2L * tag.length() + 5;
    if (length > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    String opening = "<" + tag + attribute + ">";
    return Strings.concat(Strings.concat(opening, text), "</" + tag + ">");
  }

  @Builtin(name = "big")
  @EcmaSpec("sec-string.prototype.big")
  static Object big(Agent agent, Object thisValue) {
    return element(agent, thisValue, "big", "big");
  }

  @Builtin(name = "blink")
  @EcmaSpec("sec-string.prototype.blink")
  static Object blink(Agent agent, Object thisValue) {
    return element(agent, thisValue, "blink", "blink");
  }

  @Builtin(name = "bold")
  @EcmaSpec("sec-string.prototype.bold")
  static Object bold(Agent agent, Object thisValue) {
    return element(agent, thisValue, "bold", "b");
  }

  @Builtin(name = "fixed")
  @EcmaSpec("sec-string.prototype.fixed")
  static Object fixed(Agent agent, Object thisValue) {
    return element(agent, thisValue, "fixed", "tt");
  }

  @Builtin(name = "italics")
  @EcmaSpec("sec-string.prototype.italics")
  static Object italics(Agent agent, Object thisValue) {
    return element(agent, thisValue, "italics", "i");
  }

  @Builtin(name = "small")
  @EcmaSpec("sec-string.prototype.small")
  static Object small(Agent agent, Object thisValue) {
    return element(agent, thisValue, "small", "small");
  }

  @Builtin(name = "strike")
  @EcmaSpec("sec-string.prototype.strike")
  static Object strike(Agent agent, Object thisValue) {
    return element(agent, thisValue, "strike", "strike");
  }

  @Builtin(name = "sub")
  @EcmaSpec("sec-string.prototype.sub")
  static Object sub(Agent agent, Object thisValue) {
    return element(agent, thisValue, "sub", "sub");
  }

  @Builtin(name = "sup")
  @EcmaSpec("sec-string.prototype.sup")
  static Object sup(Agent agent, Object thisValue) {
    return element(agent, thisValue, "sup", "sup");
  }

  @Builtin(name = "anchor")
  @EcmaSpec("sec-string.prototype.anchor")
  static Object anchor(Agent agent, Object thisValue, Object value) {
    return element(agent, thisValue, "anchor", "a", "name", value);
  }

  @Builtin(name = "fontcolor")
  @EcmaSpec("sec-string.prototype.fontcolor")
  static Object fontcolor(Agent agent, Object thisValue, Object value) {
    return element(agent, thisValue, "fontcolor", "font", "color", value);
  }

  @Builtin(name = "fontsize")
  @EcmaSpec("sec-string.prototype.fontsize")
  static Object fontsize(Agent agent, Object thisValue, Object value) {
    return element(agent, thisValue, "fontsize", "font", "size", value);
  }

  @Builtin(name = "link")
  @EcmaSpec("sec-string.prototype.link")
  static Object link(Agent agent, Object thisValue, Object value) {
    return element(agent, thisValue, "link", "a", "href", value);
  }
}

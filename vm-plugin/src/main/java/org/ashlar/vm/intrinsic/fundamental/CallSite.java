package org.ashlar.vm.intrinsic.fundamental;

import java.math.BigInteger;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.execution.AsyncStack;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.NativeCall;
import org.ashlar.vm.execution.PromiseElement;
import org.ashlar.vm.execution.ScriptFunction;
import org.ashlar.vm.exotic.ProxyObject;
import org.ashlar.vm.object.Accessor;
import org.ashlar.vm.object.GlobalObject;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.source.AssignedName;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace: a function and the place where it was, as V8 tells of it. What it says
 * is found out when it is asked for; nothing here runs guest code.
 *
 * @param code Java null for a built-in function and a combinator of promises
 * @param function Java null where there is none and where compiled code does not tell
 * @param element the promise that a combinator waited for, or Java null
 */
record CallSite(
    @Nullable CodeBlock code,
    int pc,
    @Nullable JsFunction function,
    Object thisValue,
    boolean construct,
    boolean async,
    @Nullable PromiseElement element) {
  private static final String ANONYMOUS = "<anonymous>";

  /** How many properties of an object are compared with a function to find its name there. */
  private static final int MAX_PROPERTIES = 256;

  static CallSite of(StackFrame frame) {
    boolean construct = frame.isConstruct() || frame.code().kind().isClassConstructor();
    Object thisValue = isForeign(frame) ? Undefined.UNDEFINED : frame.thisValue();
    return new CallSite(
        frame.code(), frame.pc(), frame.function(), thisValue, construct, false, null);
  }

  /** Whether a ShadowRealm stands between the frame and the code that the trace is made for. */
  private static boolean isForeign(StackFrame frame) {
    return frame instanceof Frame known && isForeign(known.links.realm());
  }

  private static boolean isForeign(Realm realm) {
    Realm running = realm.agent().realm;
    return realm != running && (realm.isShadow() || running.isShadow());
  }

  /** The function, unless a ShadowRealm stands between. */
  @Nullable JsFunction visibleFunction() {
    return function == null || isForeign(function.realm) ? null : function;
  }

  static CallSite of(NativeCall call) {
    return new CallSite(null, -1, call.function(), call.thisValue(), call.construct(), false, null);
  }

  static CallSite of(AsyncStack.Waiter waiter) {
    Frame frame = waiter.frame();
    return frame == null
        ? new CallSite(null, -1, null, Undefined.UNDEFINED, false, true, waiter.element())
        : new CallSite(frame.code, frame.pc, frame.function, frame.thisValue(), false, true, null);
  }

  // ---- Who ----

  /** Empty if it has no name. */
  String functionName() {
    if (code != null) {
      switch (code.kind()) {
        case SCRIPT, MODULE -> {
          return "";
        }
        case EVAL -> {
          return "eval";
        }
        default -> {}
      }
    }
    String given = function == null ? "" : ownName(function);
    if (!given.isEmpty() || code == null) {
      return given;
    }
    return code.name().isEmpty()
        ? AssignedName.of(code.unit().source().text(), code.start())
        : code.name();
  }

  private static String ownName(JsFunction function) {
    return function.rawGet(Keys.NAME) instanceof CharSequence name ? name.toString() : "";
  }

  boolean isEval() {
    return code != null && code.kind() == FunctionKind.EVAL;
  }

  boolean isToplevel() {
    return thisValue == Undefined.UNDEFINED
        || thisValue == JsNull.NULL
        || thisValue instanceof GlobalObject
        || (code != null && (code.kind().isArrow() || isEval()));
  }

  private boolean isMethodCall() {
    return !construct && !isToplevel();
  }

  /** Name of what {@code this} was made by, or Java null. */
  @Nullable String typeName() {
    if (construct || isToplevel()) {
      return null;
    }
    return switch (thisValue) {
      case ProxyObject proxy -> "Proxy";
      case JsFunction called -> "Function";
      case JsObject receiver -> typeName(receiver);
      case CharSequence text -> "String";
      case Boolean truth -> "Boolean";
      case Symbol symbol -> "Symbol";
      case BigInteger number -> "BigInt";
      default -> "Number";
    };
  }

  private static String typeName(JsObject receiver) {
    String name = ObjectOperations.constructorName(receiver);
    if (name.equals("Object")) {
      for (JsObject at = receiver; at != null; at = at.prototype) {
        if (at.rawGet(Symbol.TO_STRING_TAG) instanceof CharSequence tag) {
          return tag.toString();
        }
      }
    }
    return name;
  }

  /** As {@link #typeName}, but a class by its own name. */
  private @Nullable String ownerName() {
    return thisValue instanceof ScriptFunction owner && owner.code.kind().isClassConstructor()
        ? ownName(owner)
        : typeName();
  }

  /** The property of {@code this} by which the function is found, or Java null. */
  @Nullable String methodName() {
    if (function == null || construct || isToplevel() || thisValue instanceof ProxyObject) {
      return null;
    }
    String name = functionName();
    String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(' ')) + 1);
    PropertyKey likely = last.isEmpty() ? null : function.realm.agent().group().keys().lookup(last);
    for (JsObject at = thisValue instanceof JsObject receiver ? receiver : null;
        at != null && !(at instanceof ProxyObject);
        at = at.prototype) {
      if (likely != null && isFunction(at.rawGet(likely))) {
        return last;
      }
      String found = search(at);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The name of the only property that holds the function. */
  private @Nullable String search(JsObject holder) {
    Shape shape = holder.shape;
    String found = null;
    for (int i = 0; i < Math.min(shape.count(), MAX_PROPERTIES); i++) {
      Property property = shape.property(i);
      if (property.kind() == SlotKind.REFERENCE
          && property.key() instanceof StringKey name
          && isFunction(holder.reference(property.slot()))) {
        if (found != null) {
          return null;
        }
        found = name.string();
      }
    }
    return found;
  }

  private boolean isFunction(@Nullable Object value) {
    return value instanceof Accessor pair
        ? function == pair.getter() || function == pair.setter()
        : function == value;
  }

  // ---- Where ----

  private int offset() {
    CodeBlock running = java.util.Objects.requireNonNull(code);
    int offset = running.body().positions().offset(pc);
    return offset < 0 ? running.start() : offset;
  }

  @Nullable SourceText source() {
    return code == null ? null : code.unit().source();
  }

  /** Where the function begins. */
  int start() {
    return code == null ? 0 : code.start();
  }

  /** From 0, or 0 if it has no text. */
  int position() {
    return code == null ? 0 : offset();
  }

  // ---- Text ----

  private String place() {
    SourceText source = source();
    if (source == null) {
      return ANONYMOUS;
    }
    int at = offset();
    return source.name() + ":" + source.line(at) + ":" + source.column(at);
  }

  @Override
  public String toString() {
    if (element != null) {
      return "async Promise." + element.combinator() + " (index " + element.index() + ")";
    }
    String name = functionName();
    String caller = async ? "async " : "";
    if (isMethodCall()) {
      caller += methodCall(name);
    } else if (construct) {
      caller += "new " + (name.isEmpty() ? ANONYMOUS : name);
    } else if (name.isEmpty()) {
      return caller + place();
    } else {
      caller += name;
    }
    return caller + " (" + place() + ")";
  }

  private String methodCall(String name) {
    String type = ownerName();
    String owner = type == null || type.isEmpty() ? "" : type + ".";
    String method = methodName();
    if (name.isEmpty()) {
      return owner + (method == null ? ANONYMOUS : method);
    }
    String full = isIdentifier(name) ? owner + name : name;
    return method == null || isLastPart(name, method) ? full : full + " [as " + method + "]";
  }

  /** Whether a name says already that a function is a method of that name. */
  private static boolean isLastPart(String name, String method) {
    int before = name.length() - method.length() - 1;
    return name.endsWith(method) && (before < 0 || name.charAt(before) == '.');
  }

  private static boolean isIdentifier(String name) {
    return Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isJavaIdentifierPart);
  }
}

package org.ashlar.vm.intrinsic.fundamental;

import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/** An object with [[ErrorData]] (clause 20.5). */
public final class ErrorObject extends JsObject {
  /** The Java exception that the error stands for. */
  private @Nullable Throwable origin;

  private ErrorObject(Shape shape, @Nullable JsObject prototype) {
    super(shape, prototype);
  }

  /**
   * A new error with its stack captured.
   *
   * @param message text of the message property, or Java null for none
   * @param above the innermost frames up to and with this function are left out
   */
  public static ErrorObject create(
      Agent agent,
      @Nullable JsObject prototype,
      @Nullable CharSequence message,
      @Nullable JsFunction above) {
    ErrorObject made = new ErrorObject(agent.group().roots().error, prototype);
    StackTrace stack = StackTrace.capture(agent, made, above);
    if (stack != null) {
      Object property = PreparedStack.property(agent, stack);
      made.rawPut(
          agent,
          Keys.STACK,
          property,
          property == stack ? Attributes.HIDDEN : Attributes.CONFIGURABLE | Attributes.ACCESSOR);
    }
    if (message != null) {
      made.rawPut(agent, Keys.MESSAGE, message, Attributes.HIDDEN);
    }
    return made;
  }

  /** A SyntaxError that remembers which text was no program, and where. */
  public static ErrorObject createEarly(
      Agent agent, @Nullable JsObject prototype, CompileException early) {
    ErrorObject made = create(agent, prototype, early.message(), null);
    made.origin = early;
    return made;
  }

  /**
   * The own stack property of an object, if that is a text, or becomes one by
   * Error.prepareStackTrace, which may throw; otherwise Java null.
   */
  public static @Nullable String stackText(Agent agent, JsObject object) {
    Object property = object.rawGet(Keys.STACK);
    PreparedStack prepared = PreparedStack.of(property);
    Object value = prepared == null ? property : prepared.value(agent);
    return value instanceof CharSequence text ? text.toString() : null;
  }

  /** The early error this reports, or Java null. */
  public @Nullable CompileException early() {
    return origin instanceof CompileException early ? early : null;
  }

  /** Remembers the exception of the host that the error stands for. */
  public void setHostCause(Throwable fault) {
    origin = fault;
  }

  /** The exception of the host that the error stands for, or Java null. */
  public @Nullable Throwable hostCause() {
    return origin instanceof CompileException ? null : origin;
  }

  @Override
  public String className() {
    return "Error";
  }
}

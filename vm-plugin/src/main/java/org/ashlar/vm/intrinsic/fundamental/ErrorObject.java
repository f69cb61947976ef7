package org.ashlar.vm.intrinsic.fundamental;

import java.util.function.UnaryOperator;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * An object with [[ErrorData]] (clause 20.5). Its stack is no property of its own: the accessor of
 * Error.prototype gives it.
 */
public final class ErrorObject extends JsObject {
  /** The Java exception that the error stands for. */
  private @Nullable Throwable origin;

  /** What the accessor gives: a {@link StackTrace} until it is first read; Java null if nothing. */
  private @Nullable Object stack;

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
    made.stack = StackTrace.capture(agent, made, above);
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
   * The stack of the error itself, as the program's Error.prepareStackTrace makes it if there is
   * one, which may throw; Java null if none was captured.
   */
  @Nullable Object stack(Agent agent) {
    if (stack instanceof StackTrace captured) {
      stack = PreparedStack.make(agent, captured);
    }
    return stack;
  }

  /** Replaces the text of the stack, unless the program made another one of it. */
  public void mapStack(Agent agent, UnaryOperator<String> change) {
    if (stack(agent) instanceof CharSequence text) {
      stack = change.apply(Strings.flat(text));
    }
  }

  /**
   * The own stack property of an object, or else the stack of an error, if that is a text, or
   * becomes one by Error.prepareStackTrace, which may throw; otherwise Java null.
   */
  public static @Nullable String stackText(Agent agent, JsObject object) {
    Object property = object.rawGet(Keys.STACK);
    PreparedStack prepared = PreparedStack.of(property);
    Object value = prepared == null ? property : prepared.value(agent);
    if (value == null && object instanceof ErrorObject error) {
      value = error.stack(agent);
    }
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

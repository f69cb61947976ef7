package org.ashlar.vm.completion;

import org.jspecify.annotations.Nullable;

/**
 * A JavaScript exception on its way to a handler. Stackless: the JavaScript stack is in the error
 * object.
 */
public final class ThrowCompletion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object value;
  private final @Nullable Message refusal;

  public ThrowCompletion(Object value) {
    this(value, null);
  }

  /**
   * What a derived constructor returned is no result. The caller makes the error anew in its own
   * realm if that is another.
   *
   * @param refusal what the error says
   */
  public ThrowCompletion(Object value, @Nullable Message refusal) {
    super(null, null, false, false);
    this.value = value;
    this.refusal = refusal;
  }

  /** Why the result of a constructor was refused, or Java null for any other exception. */
  public @Nullable Message refusal() {
    return refusal;
  }

  /** The thrown JavaScript value. */
  public Object value() {
    return value;
  }

  @Override
  public String getMessage() {
    return String.valueOf(value);
  }
}

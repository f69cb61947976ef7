package org.ashlar.vm.completion;

/**
 * A JavaScript exception on its way to a handler. Stackless: the JavaScript stack is in the error
 * object.
 */
public final class ThrowCompletion extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object value;

  public ThrowCompletion(Object value) {
    super(null, null, false, false);
    this.value = value;
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

package org.ashlar.vm.value;

/** The null value of JavaScript. */
public final class JsNull {
  public static final JsNull NULL = new JsNull();

  private JsNull() {}

  @Override
  public String toString() {
    return "null";
  }
}

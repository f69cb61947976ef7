package org.ashlar.vm.value;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The key of a private field, method or accessor, or a hidden slot of the engine.
 *
 * <p>It lives in shapes like any other key, but no operation of the language lists it, and proxies
 * and extensibility do not apply to it.
 */
public final class PrivateName extends PropertyKey {
  private static final AtomicInteger NEXT_HASH = new AtomicInteger(0x27d4eb2f);

  private final String description;

  public PrivateName(String description) {
    super(NEXT_HASH.addAndGet(0x9E3779B9));
    this.description = description;
  }

  /** The name as written, with its number sign. */
  public String description() {
    return description;
  }

  @Override
  public Object toValue() {
    throw new AssertionError("a private name is no value: " + description);
  }

  @Override
  public String toDisplayString() {
    return description;
  }
}

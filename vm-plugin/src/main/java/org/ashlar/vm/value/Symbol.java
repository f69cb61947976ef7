package org.ashlar.vm.value;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A symbol value (clause 6.1.5), which is its own property key. Well-known symbols are shared by
 * all agents.
 */
public final class Symbol extends PropertyKey {
  // Spreads symbol hashes without asking the JVM for identity hashes, which would inflate object
  // headers.
  private static final AtomicInteger NEXT_HASH = new AtomicInteger(0x5bd1e995);

  public static final Symbol ASYNC_ITERATOR = new Symbol("Symbol.asyncIterator");
  public static final Symbol HAS_INSTANCE = new Symbol("Symbol.hasInstance");
  public static final Symbol IS_CONCAT_SPREADABLE = new Symbol("Symbol.isConcatSpreadable");
  public static final Symbol ITERATOR = new Symbol("Symbol.iterator");
  public static final Symbol MATCH = new Symbol("Symbol.match");
  public static final Symbol MATCH_ALL = new Symbol("Symbol.matchAll");
  public static final Symbol REPLACE = new Symbol("Symbol.replace");
  public static final Symbol SEARCH = new Symbol("Symbol.search");
  public static final Symbol SPECIES = new Symbol("Symbol.species");
  public static final Symbol SPLIT = new Symbol("Symbol.split");
  public static final Symbol TO_PRIMITIVE = new Symbol("Symbol.toPrimitive");
  public static final Symbol TO_STRING_TAG = new Symbol("Symbol.toStringTag");
  public static final Symbol UNSCOPABLES = new Symbol("Symbol.unscopables");
  public static final Symbol DISPOSE = new Symbol("Symbol.dispose");
  public static final Symbol ASYNC_DISPOSE = new Symbol("Symbol.asyncDispose");

  private final @Nullable String description;
  private final boolean registered;

  public Symbol(@Nullable String description) {
    this(description, false);
  }

  private Symbol(@Nullable String description, boolean registered) {
    super(NEXT_HASH.addAndGet(0x9E3779B9));
    this.description = description;
    this.registered = registered;
  }

  /**
   * A symbol that belongs to the agent's {@code Symbol.for} registry, which therefore cannot be
   * held weakly.
   */
  public static Symbol registered(String key) {
    return new Symbol(key, true);
  }

  /** The description, or Java null for undefined. */
  public @Nullable String description() {
    return description;
  }

  public boolean isRegistered() {
    return registered;
  }

  @Override
  public Object toValue() {
    return this;
  }

  @Override
  public String toDisplayString() {
    return "Symbol(" + (description == null ? "" : description) + ")";
  }
}

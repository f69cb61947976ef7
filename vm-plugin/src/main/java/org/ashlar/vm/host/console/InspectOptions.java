package org.ashlar.vm.host.console;

import org.ashlar.vm.object.JsFunction;
import org.jspecify.annotations.Nullable;

/**
 * How values are shown; the names and defaults are those of {@code util.inspect}.
 *
 * @param depth levels of nesting that are opened; {@link Integer#MAX_VALUE} for all
 * @param colors whether to use terminal colours
 * @param breakLength columns a line may have
 * @param compact inner levels that may share a line, or {@link #COMPACT_ALL}
 * @param maxArrayLength elements that are shown
 * @param maxStringLength characters of a nested string that are shown
 * @param showHidden whether properties that are not enumerable are shown
 * @param sorted whether keys are sorted
 * @param comparator what sorts them, or null for the order of their text
 * @param customInspect whether {@code Symbol.for('nodejs.util.inspect.custom')} methods are called
 * @param showProxy whether a proxy shows its target and handler
 * @param getters which getters are called
 * @param numericSeparator whether digits stand in groups of three
 */
public record InspectOptions(
    int depth,
    boolean colors,
    int breakLength,
    int compact,
    int maxArrayLength,
    int maxStringLength,
    boolean showHidden,
    boolean sorted,
    @Nullable JsFunction comparator,
    boolean customInspect,
    boolean showProxy,
    Getters getters,
    boolean numericSeparator) {
  public static final InspectOptions DEFAULT = new Builder().build();

  /** Opens objects on the line of their first property, as old versions of Node did. */
  static final int COMPACT_ALL = Integer.MAX_VALUE;

  /** Each property stands on a line of its own. */
  static final int COMPACT_NONE = 0;

  /** Getters that are called to show what they return. */
  public enum Getters {
    NONE,
    ALL,
    WITHOUT_SETTER,
    WITH_SETTER
  }

  InspectOptions withColors(boolean wanted) {
    return toBuilder().colors(wanted).build();
  }

  InspectOptions withDepth(int wanted) {
    return toBuilder().depth(wanted).build();
  }

  InspectOptions withCustomInspect(boolean wanted) {
    return toBuilder().customInspect(wanted).build();
  }

  Builder toBuilder() {
    return new Builder(this);
  }

  /** Options in the making, at first those that {@code util.inspect} has by default. */
  static final class Builder {
    private int depth = 2;
    private boolean colors;
    private int breakLength = 80;
    private int compact = 3;
    private int maxArrayLength = 100;
    private int maxStringLength = 10_000;
    private boolean showHidden;
    private boolean sorted;
    private @Nullable JsFunction comparator;
    private boolean customInspect = true;
    private boolean showProxy;
    private Getters getters = Getters.NONE;
    private boolean numericSeparator;

    private Builder() {}

    private Builder(InspectOptions from) {
      depth = from.depth;
      colors = from.colors;
      breakLength = from.breakLength;
      compact = from.compact;
      maxArrayLength = from.maxArrayLength;
      maxStringLength = from.maxStringLength;
      showHidden = from.showHidden;
      sorted = from.sorted;
      comparator = from.comparator;
      customInspect = from.customInspect;
      showProxy = from.showProxy;
      getters = from.getters;
      numericSeparator = from.numericSeparator;
    }

    Builder depth(int value) {
      depth = value;
      return this;
    }

    Builder colors(boolean value) {
      colors = value;
      return this;
    }

    Builder breakLength(int value) {
      breakLength = value;
      return this;
    }

    Builder compact(int value) {
      compact = value;
      return this;
    }

    Builder maxArrayLength(int value) {
      maxArrayLength = value;
      return this;
    }

    Builder maxStringLength(int value) {
      maxStringLength = value;
      return this;
    }

    Builder showHidden(boolean value) {
      showHidden = value;
      return this;
    }

    Builder sorted(boolean value, @Nullable JsFunction by) {
      sorted = value;
      comparator = by;
      return this;
    }

    Builder customInspect(boolean value) {
      customInspect = value;
      return this;
    }

    Builder showProxy(boolean value) {
      showProxy = value;
      return this;
    }

    Builder getters(Getters value) {
      getters = value;
      return this;
    }

    Builder numericSeparator(boolean value) {
      numericSeparator = value;
      return this;
    }

    InspectOptions build() {
      return new InspectOptions(
          depth,
          colors,
          breakLength,
          compact,
          maxArrayLength,
          maxStringLength,
          showHidden,
          sorted,
          comparator,
          customInspect,
          showProxy,
          getters,
          numericSeparator);
    }
  }
}

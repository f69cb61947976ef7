package org.ashlar.vm.host.console;

/**
 * How values are shown; the names and defaults are those of {@code util.inspect}.
 *
 * @param depth levels of nesting that are opened; {@link Integer#MAX_VALUE} for all
 * @param colors whether to use terminal colours
 * @param breakLength columns a line may have
 * @param compact inner levels that may share a line
 * @param maxArrayLength elements that are shown
 * @param maxStringLength characters of a nested string that are shown
 * @param showHidden whether properties that are not enumerable are shown
 * @param sorted whether keys are sorted
 * @param customInspect whether {@code Symbol.for('nodejs.util.inspect.custom')} methods are called
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
    boolean customInspect) {
  public static final InspectOptions DEFAULT =
      new InspectOptions(2, false, 80, 3, 100, 10_000, false, false, true);

  public InspectOptions withColors(boolean wanted) {
    return new InspectOptions(
        depth,
        wanted,
        breakLength,
        compact,
        maxArrayLength,
        maxStringLength,
        showHidden,
        sorted,
        customInspect);
  }

  public InspectOptions withDepth(int wanted) {
    return new InspectOptions(
        wanted,
        colors,
        breakLength,
        compact,
        maxArrayLength,
        maxStringLength,
        showHidden,
        sorted,
        customInspect);
  }

  public InspectOptions withCustomInspect(boolean wanted) {
    return new InspectOptions(
        depth,
        colors,
        breakLength,
        compact,
        maxArrayLength,
        maxStringLength,
        showHidden,
        sorted,
        wanted);
  }
}

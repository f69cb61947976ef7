package org.ashlar.api;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a JavaScript stack.
 *
 * @param function the function's name, empty for top-level code and anonymous functions
 * @param location where the frame stands, or null for a built-in function
 * @param definition where the function begins, or null if that is not known
 */
public record StackFrame(
    String function, @Nullable SourceLocation location, @Nullable SourceLocation definition) {
  /** A frame of a function of which nobody asks where it begins. */
  public StackFrame(String function, @Nullable SourceLocation location) {
    this(function, location, null);
  }
}

package org.ashlar.api;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a JavaScript stack.
 *
 * @param function the function's name, empty for top-level code and anonymous functions
 * @param location where the frame stands, or null for a built-in function
 */
public record StackFrame(String function, @Nullable SourceLocation location) {}

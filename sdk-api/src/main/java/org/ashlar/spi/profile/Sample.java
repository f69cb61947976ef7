package org.ashlar.spi.profile;

import java.util.List;
import org.ashlar.api.StackFrame;

/**
 * One look at a running context.
 *
 * @param nanoseconds monotonic time
 * @param context the context's name
 * @param stack innermost frame first
 * @param compiled true if the innermost frame ran compiled code
 */
public record Sample(long nanoseconds, String context, List<StackFrame> stack, boolean compiled) {
  public Sample {
    stack = List.copyOf(stack);
  }
}

/**
 * What execution learns about a code block: operand kinds and inline caches.
 *
 * <p>Feedback is a monotone lattice, so a write lost between threads is harmless; an inline cache
 * entry is one immutable object published by one reference store. The instruction families fill it,
 * the JIT reads a snapshot. Entry type: {@link org.ashlar.vm.feedback.FeedbackVector}.
 */
@NullMarked
package org.ashlar.vm.feedback;

import org.jspecify.annotations.NullMarked;

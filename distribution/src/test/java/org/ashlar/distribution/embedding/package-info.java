/**
 * What programs that embed the product rely on: calls from many threads, contexts side by side, and
 * the control of running contexts. Entry type: {@link
 * org.ashlar.distribution.embedding.AsyncExecutionTest}.
 */
@NullMarked
package org.ashlar.distribution.embedding;

import org.jspecify.annotations.NullMarked;

/**
 * The carrier on the JDK's own continuations, the only place that uses internals of the JDK. It
 * lives on the class path, because bundles cannot see them. Entry type: {@link
 * org.ashlar.distribution.carrier.ContinuationCarrier}.
 */
@NullMarked
package org.ashlar.distribution.carrier;

import org.jspecify.annotations.NullMarked;

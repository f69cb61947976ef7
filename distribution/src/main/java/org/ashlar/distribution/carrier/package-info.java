/**
 * The carrier on virtual threads, the only place that reaches into the JDK. It lives on the class
 * path, because bundles cannot. Entry type: {@link
 * org.ashlar.distribution.carrier.VirtualThreadCarrier}.
 */
@NullMarked
package org.ashlar.distribution.carrier;

import org.jspecify.annotations.NullMarked;

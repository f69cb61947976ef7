/** Tests of the carrier on virtual threads. */
@NullMarked
package org.ashlar.distribution.carrier;

import org.jspecify.annotations.NullMarked;

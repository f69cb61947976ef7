/** Tests of the continuation carrier. */
@NullMarked
package org.ashlar.distribution.carrier;

import org.jspecify.annotations.NullMarked;

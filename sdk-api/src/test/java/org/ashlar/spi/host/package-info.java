/** Tests of what the host gives by default. */
@NullMarked
package org.ashlar.spi.host;

import org.jspecify.annotations.NullMarked;

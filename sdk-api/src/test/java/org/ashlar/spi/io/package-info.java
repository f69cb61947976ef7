/**
 * The contract of this SPI, as tests that each implementation extends. Entry type: {@link
 * org.ashlar.spi.io.IoContract}.
 */
@NullMarked
package org.ashlar.spi.io;

import org.jspecify.annotations.NullMarked;

/**
 * The contract of this SPI, as tests that each implementation extends. Entry type: {@link
 * org.ashlar.spi.jit.JitContract}.
 */
@NullMarked
package org.ashlar.spi.jit;

import org.jspecify.annotations.NullMarked;

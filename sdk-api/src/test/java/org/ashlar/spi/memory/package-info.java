/**
 * The contract of this SPI, as tests that each implementation extends. Entry type: {@link
 * org.ashlar.spi.memory.MemoryGovernorContract}.
 */
@NullMarked
package org.ashlar.spi.memory;

import org.jspecify.annotations.NullMarked;

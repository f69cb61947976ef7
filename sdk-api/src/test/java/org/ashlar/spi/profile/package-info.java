/**
 * The contract of this SPI, as tests that each implementation extends. Entry type: {@link
 * org.ashlar.spi.profile.ProfileStoreContract}.
 */
@NullMarked
package org.ashlar.spi.profile;

import org.jspecify.annotations.NullMarked;

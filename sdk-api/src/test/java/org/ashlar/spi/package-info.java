/** Tests over all SPI packages. Entry type: {@link org.ashlar.spi.SignatureTest}. */
@NullMarked
package org.ashlar.spi;

import org.jspecify.annotations.NullMarked;

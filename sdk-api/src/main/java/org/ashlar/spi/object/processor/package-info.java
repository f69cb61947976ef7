/** The annotation processor of {@link org.ashlar.spi.object.Builtin}; build time only. */
@NullMarked
package org.ashlar.spi.object.processor;

import org.jspecify.annotations.NullMarked;

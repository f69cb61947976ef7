/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.jit;

import org.jspecify.annotations.NullMarked;

/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.gc;

import org.jspecify.annotations.NullMarked;

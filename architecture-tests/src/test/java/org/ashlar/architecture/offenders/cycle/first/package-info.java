/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.cycle.first;

import org.jspecify.annotations.NullMarked;

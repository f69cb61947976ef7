/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.cycle.second;

import org.jspecify.annotations.NullMarked;

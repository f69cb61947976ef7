/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.profiler;

import org.jspecify.annotations.NullMarked;

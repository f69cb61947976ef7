/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.engine;

import org.jspecify.annotations.NullMarked;

/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.io;

import org.jspecify.annotations.NullMarked;

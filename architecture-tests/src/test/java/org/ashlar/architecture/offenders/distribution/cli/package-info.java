/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.distribution.cli;

import org.jspecify.annotations.NullMarked;

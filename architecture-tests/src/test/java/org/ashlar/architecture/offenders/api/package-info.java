/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.api;

import org.jspecify.annotations.NullMarked;

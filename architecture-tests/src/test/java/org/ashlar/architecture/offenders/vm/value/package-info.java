/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.value;

import org.jspecify.annotations.NullMarked;

/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.operation;

import org.jspecify.annotations.NullMarked;

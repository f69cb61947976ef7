/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.interpreter;

import org.jspecify.annotations.NullMarked;

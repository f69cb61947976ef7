/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.helpers;

import org.jspecify.annotations.NullMarked;

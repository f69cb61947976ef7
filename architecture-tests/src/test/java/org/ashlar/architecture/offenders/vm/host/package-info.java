/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.host;

import org.jspecify.annotations.NullMarked;

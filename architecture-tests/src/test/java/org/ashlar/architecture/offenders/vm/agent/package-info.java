/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.agent;

import org.jspecify.annotations.NullMarked;

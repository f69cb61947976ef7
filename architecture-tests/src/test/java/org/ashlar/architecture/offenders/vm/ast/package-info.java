/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.ast;

import org.jspecify.annotations.NullMarked;

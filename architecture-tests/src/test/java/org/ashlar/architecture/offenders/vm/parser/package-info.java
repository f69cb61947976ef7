/** Planted: breaks rules on purpose. */
@NullMarked
package org.ashlar.architecture.offenders.vm.parser;

import org.jspecify.annotations.NullMarked;

/** Tests of shapes. */
@NullMarked
package org.ashlar.vm.shape;

import org.jspecify.annotations.NullMarked;

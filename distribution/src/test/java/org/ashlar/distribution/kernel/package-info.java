/** Tests of the kernel. Entry type: {@link org.ashlar.distribution.kernel.KernelTest}. */
@NullMarked
package org.ashlar.distribution.kernel;

import org.jspecify.annotations.NullMarked;

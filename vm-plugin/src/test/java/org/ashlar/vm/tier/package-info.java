/** Tests of the tier layer. Entry type: {@link org.ashlar.vm.tier.CompiledBlocksTest}. */
@NullMarked
package org.ashlar.vm.tier;

import org.jspecify.annotations.NullMarked;

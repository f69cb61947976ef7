/**
 * The contract of virtual machines, as tests that each implementation extends. They go through the
 * embedding API, so they hold the engine behind it as well. Entry type: {@link
 * org.ashlar.spi.vm.VmContract}.
 */
@NullMarked
package org.ashlar.spi.vm;

import org.jspecify.annotations.NullMarked;

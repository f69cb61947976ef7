/**
 * What a virtual machine offers: contexts that evaluate sources in slices, with one door through
 * which every outside influence enters. Not here: how a program is compiled or its values are
 * represented. Entry type: {@link org.ashlar.spi.vm.VmProvider}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.vm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

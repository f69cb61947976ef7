/**
 * Compiling functions to JVM classes: everything a compiler is given and everything it gives back
 * is data. The virtual machine checks each reference of a class against the ABI and defines it
 * itself, so a compiler can be stopped, exchanged or fail at any time. Not here: when to compile.
 * Entry type: {@link org.ashlar.spi.jit.JitProvider}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.jit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

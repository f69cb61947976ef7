/**
 * Asynchronous input and output: files and standard streams. Not here: what a program sees of it.
 * Entry type: {@link org.ashlar.spi.io.IoProvider}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.io;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/**
 * Host hooks: what a virtual machine asks of the world around it, synchronously, one interface per
 * concern, each with a minimal default so that a virtual machine alone runs a whole program. Not
 * here: asynchronous input and output ({@code org.ashlar.spi.io}). Entry type: {@link
 * org.ashlar.spi.host.HostHooks}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

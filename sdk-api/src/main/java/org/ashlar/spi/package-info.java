/**
 * What every plug-in shares: how it is found, created, given its services, exchanged and closed.
 * Not here: what a plug-in of one kind does, which is in the packages below. Entry type: {@link
 * org.ashlar.spi.PluginProvider}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

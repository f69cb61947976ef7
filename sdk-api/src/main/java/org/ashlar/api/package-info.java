/**
 * The embedding API: what a Java program sees of Ashlar. An {@link org.ashlar.api.Engine} shares
 * code, a {@link org.ashlar.api.Context} is one isolated JavaScript world, a {@link
 * org.ashlar.api.Source} is program text, a {@link org.ashlar.api.Value} is a JavaScript value as
 * the host holds it. Not here: anything a plug-in implements ({@code org.ashlar.spi}). Entry type:
 * {@link org.ashlar.api.Engine}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

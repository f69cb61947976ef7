/**
 * Declarative tables of JavaScript classes: a bundle, or the engine itself, annotates static
 * methods and the processor makes the table and its dispatch.
 *
 * <p>Nothing here runs; how a table becomes functions of a realm is the engine's matter. Entry
 * type: {@link org.ashlar.spi.object.Builtin}.
 */
@Version("0.1.0")
@Export
@NullMarked
package org.ashlar.spi.object;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

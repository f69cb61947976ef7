/**
 * Profiles: samples of what contexts run, sessions that collect them, and a store that keeps them.
 * Entry type: {@link org.ashlar.spi.profile.ProfileStore}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

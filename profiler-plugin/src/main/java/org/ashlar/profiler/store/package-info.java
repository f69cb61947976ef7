/**
 * The store that keeps profiles between processes: sessions as records of a database. Entry type:
 * {@link org.ashlar.profiler.store.StoredProfiles}.
 */
@NullMarked
package org.ashlar.profiler.store;

import org.jspecify.annotations.NullMarked;

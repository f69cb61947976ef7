/**
 * A profiler plug-in whose store lives in memory, for tests and for places without a disk. Sessions
 * survive an exchange of the plug-in and end with the process. Entry type: {@link
 * org.ashlar.example.memorystore.MemoryStorePlugin}.
 */
@NullMarked
package org.ashlar.example.memorystore;

import org.jspecify.annotations.NullMarked;

/** The contract of profile stores, run on one in memory. */
@NullMarked
package org.ashlar.example.memorystore;

import org.jspecify.annotations.NullMarked;

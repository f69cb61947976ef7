/**
 * A world for tests: files in memory, a clock that jumps to the next timer as soon as every context
 * waits, and random numbers from a seed. The same program with the same seed sees the same world.
 * Entry type: {@link org.ashlar.example.simulated.SimulatedPlugin}.
 */
@NullMarked
package org.ashlar.example.simulated;

import org.jspecify.annotations.NullMarked;

/**
 * The engine behind the embedding API: contexts over whatever virtual machine is there, calls from
 * any thread that are queued and awaited, and conversion of values. Not here: anything that knows
 * JavaScript. Entry type: {@link org.ashlar.engine.Platform}.
 */
@NullMarked
package org.ashlar.engine;

import org.jspecify.annotations.NullMarked;

/**
 * What one context keeps alive, for the memory governor to add up: layouts of objects, and the
 * values in the frames of the running thread. Limits and what follows from them are the context's.
 * Entry type: {@link org.ashlar.vm.host.retention.HeapWalker}.
 */
@NullMarked
package org.ashlar.vm.host.retention;

import org.jspecify.annotations.NullMarked;

/**
 * The seam between the interpreter and a compiler: what is hot, the ABI, the snapshot a compiler is
 * given, and the check, definition and removal of what it returns.
 *
 * <p>A compiler may be exchanged, stopped or fail at any time; every function then goes on in the
 * interpreter. Entry type: {@link org.ashlar.vm.tier.JitTier}.
 */
@NullMarked
package org.ashlar.vm.tier;

import org.jspecify.annotations.NullMarked;

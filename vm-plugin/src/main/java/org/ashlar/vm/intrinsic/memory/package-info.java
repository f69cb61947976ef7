/**
 * Intrinsics of clause 26. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.memory;

import org.jspecify.annotations.NullMarked;

/**
 * Intrinsics of clause 24. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.keyed;

import org.jspecify.annotations.NullMarked;

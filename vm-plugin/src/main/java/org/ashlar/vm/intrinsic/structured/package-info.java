/**
 * Intrinsics of clause 25. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.structured;

import org.jspecify.annotations.NullMarked;

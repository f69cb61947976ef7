/**
 * Intrinsics of clause 23. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.indexed;

import org.jspecify.annotations.NullMarked;

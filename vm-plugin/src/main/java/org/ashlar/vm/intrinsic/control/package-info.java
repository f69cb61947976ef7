/**
 * Intrinsics of clause 27. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.control;

import org.jspecify.annotations.NullMarked;

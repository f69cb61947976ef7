/**
 * Intrinsics of clause B. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.annexb;

import org.jspecify.annotations.NullMarked;

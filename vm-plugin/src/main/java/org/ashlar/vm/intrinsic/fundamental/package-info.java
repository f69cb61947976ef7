/**
 * Intrinsics of clause 20. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.fundamental;

import org.jspecify.annotations.NullMarked;

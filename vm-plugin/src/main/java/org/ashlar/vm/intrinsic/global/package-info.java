/**
 * Intrinsics of clause 19. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.global;

import org.jspecify.annotations.NullMarked;

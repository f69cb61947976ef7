/**
 * Intrinsics of clause 28. One class per intrinsic object; {@code *Intrinsics} says how a realm
 * makes each.
 */
@NullMarked
package org.ashlar.vm.intrinsic.reflection;

import org.jspecify.annotations.NullMarked;

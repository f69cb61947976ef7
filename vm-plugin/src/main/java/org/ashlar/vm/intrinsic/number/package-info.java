/**
 * Numbers and dates: the intrinsics Number, BigInt, Math and Date, with the algorithms they rest on
 * ({@link org.ashlar.vm.intrinsic.number.MathFunctions}, {@link
 * org.ashlar.vm.intrinsic.number.DateMath}, {@link org.ashlar.vm.intrinsic.number.DateText}).
 * Conversions between numbers and text are in {@code value}; the operators on numbers are not here.
 * Clause 21.
 */
@NullMarked
package org.ashlar.vm.intrinsic.number;

import org.jspecify.annotations.NullMarked;

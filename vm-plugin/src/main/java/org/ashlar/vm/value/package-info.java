/**
 * JavaScript values that are not objects, and property keys (clause 6.1).
 *
 * <p>Values are plain {@code Object}: {@code Integer} and {@code Double} for numbers, {@code
 * Boolean}, {@code java.math.BigInteger}, strings as {@code java.lang.String}, {@link
 * org.ashlar.vm.value.Rope} or {@link org.ashlar.vm.value.Slice}, {@link
 * org.ashlar.vm.value.Symbol}, {@link org.ashlar.vm.value.Undefined} and {@link
 * org.ashlar.vm.value.JsNull}. Java null is never a value: it means a hole, an absent property or
 * an uninitialised binding. Objects live in {@code org.ashlar.vm.object}. Entry type: {@link
 * org.ashlar.vm.value.PropertyKey}.
 */
@NullMarked
package org.ashlar.vm.value;

import org.jspecify.annotations.NullMarked;

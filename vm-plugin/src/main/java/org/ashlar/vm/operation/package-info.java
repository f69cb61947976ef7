/**
 * Abstract operations (clause 7), one class per clause: {@link
 * org.ashlar.vm.operation.TypeConversion} 7.1, {@link org.ashlar.vm.operation.TestingAndComparison}
 * 7.2, {@link org.ashlar.vm.operation.ObjectOperations} 7.3, {@link
 * org.ashlar.vm.operation.IteratorOperations} 7.4.
 *
 * <p>They are complete and generic; inline fast paths belong to the callers.
 */
@NullMarked
package org.ashlar.vm.operation;

import org.jspecify.annotations.NullMarked;

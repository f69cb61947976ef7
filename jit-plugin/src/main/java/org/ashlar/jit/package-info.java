/**
 * The compiler from bytecode and feedback to JVM classes. Defining the classes it emits is the work
 * of the virtual machine.
 */
@NullMarked
package org.ashlar.jit;

import org.jspecify.annotations.NullMarked;

/**
 * Objects, functions, realms and the agent they live in (clauses 6.1.7, 9.3, 9.6 and 10.1).
 *
 * <p>Internal methods take an {@link org.ashlar.vm.object.Agent}, and an agent holds realms, which
 * hold objects: the three are one layer. Here are the ordinary internal methods, slots and
 * elements, arrays, the base of functions and the tables of built-ins; script functions are in
 * {@code execution}, exotic objects in {@code exotic}, built-ins in {@code intrinsic}. Entry type:
 * {@link org.ashlar.vm.object.JsObject}.
 */
@NullMarked
package org.ashlar.vm.object;

import org.jspecify.annotations.NullMarked;

/**
 * Exotic objects (clauses 10.4 and 10.5): those whose internal methods differ from the ordinary
 * ones.
 *
 * <p>Arrays are in {@code object} because everything uses them. Nothing here is reachable by name
 * from a program; the intrinsic packages make these objects.
 */
@NullMarked
package org.ashlar.vm.exotic;

import org.jspecify.annotations.NullMarked;

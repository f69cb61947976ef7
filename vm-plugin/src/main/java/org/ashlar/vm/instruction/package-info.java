/**
 * What instructions mean: one class per opcode family, each method the complete semantics of one
 * opcode on values (clauses 13 and 14 as code).
 *
 * <p>The interpreter decodes operands and calls these; compiled code calls them where its own fast
 * path does not apply. Methods that learn take the feedback arrays and the slot of the site. No
 * register, no frame layout is known here. Entry types: {@link
 * org.ashlar.vm.instruction.Arithmetic}, {@link org.ashlar.vm.instruction.PropertyRead}.
 */
@NullMarked
package org.ashlar.vm.instruction;

import org.jspecify.annotations.NullMarked;

/**
 * The rules of the code base, as tests. What a rule forbids lives once more below {@code
 * offenders}, on purpose: a rule that cannot fail says nothing. Entry type {@link
 * org.ashlar.architecture.ArchitectureRule}.
 */
@NullMarked
package org.ashlar.architecture;

import org.jspecify.annotations.NullMarked;

/**
 * Runs compiled patterns over strings: the instruction set, the backtracking machine and the search
 * for places where a match may start. It knows neither the pattern grammar nor JavaScript values.
 * Entry type: {@link org.ashlar.vm.regexp.matcher.Matcher} (clause 22.2.2).
 */
@NullMarked
package org.ashlar.vm.regexp.matcher;

import org.jspecify.annotations.NullMarked;

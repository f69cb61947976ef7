package org.ashlar.vm.unicode;

import java.util.List;

/**
 * A property whose elements are strings: its single code points, and its longer strings in
 * ascending order of their code units.
 */
public record PropertyOfStrings(CodePointSet singles, List<String> strings) {}

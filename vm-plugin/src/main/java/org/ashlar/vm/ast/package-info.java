/**
 * The abstract syntax tree of ES2025: sealed interfaces and records, dispatched on {@link
 * org.ashlar.vm.ast.NodeKind}. The tree holds what the source says and nothing an analysis finds:
 * bindings, environments and registers are kept beside it, in arrays indexed by the ids that
 * identifiers and scope-opening nodes carry. Cover grammars are resolved before a tree is handed
 * out, so a pattern is always a {@link org.ashlar.vm.ast.Pattern}. Left-associative chains (binary,
 * logical, member, call, else-if) may be as deep as the source is long: a walker loops along them
 * instead of recursing. Entry type: {@link org.ashlar.vm.ast.Program}
 * (sec-ecmascript-language-expressions to sec-ecmascript-language-scripts-and-modules).
 */
@NullMarked
package org.ashlar.vm.ast;

import org.jspecify.annotations.NullMarked;

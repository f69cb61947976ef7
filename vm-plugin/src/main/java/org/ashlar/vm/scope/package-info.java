/**
 * What every name means: scopes, bindings and the resolution of each reference, kept beside the
 * tree in arrays indexed by the ids its nodes carry. Redeclarations, unresolvable private names and
 * exports are reported here, because they need the same tables; so a program is valid only once the
 * parser and this analysis have both accepted it. No code is emitted here. Entry type: {@link
 * org.ashlar.vm.scope.ScopeAnalyzer}, result {@link org.ashlar.vm.scope.ScopeAnalysis}
 * (sec-syntax-directed-operations-scope-analysis, sec-executable-code-and-execution-contexts).
 */
@NullMarked
package org.ashlar.vm.scope;

import org.jspecify.annotations.NullMarked;

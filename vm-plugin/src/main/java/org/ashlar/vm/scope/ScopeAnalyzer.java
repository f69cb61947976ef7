package org.ashlar.vm.scope;

import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.ProgramKind;
import org.ashlar.vm.parser.SyntaxException;
import org.ashlar.vm.source.SourceText;

/**
 * The analysis' front door. One walk over the tree opens scopes, declares names and notes uses;
 * then functions in blocks are hoisted (Annex B.3.3), uses are resolved, and captured bindings get
 * slots.
 */
public final class ScopeAnalyzer {
  private ScopeAnalyzer() {}

  /**
   * Analyses a program.
   *
   * @throws SyntaxException for the early errors that the parser leaves to this analysis
   */
  public static ScopeAnalysis analyze(SourceText source, Program program, AnalysisOptions options) {
    ScopeBuilder builder = new ScopeBuilder(source, program, options);
    ScopeKind kind =
        switch (program.programKind()) {
          case SCRIPT, FUNCTION -> ScopeKind.GLOBAL;
          case MODULE -> ScopeKind.MODULE;
          case EVAL -> ScopeKind.EVAL;
        };
    FunctionScope top = new FunctionScope(null, null, 0, false);
    Scope scope = new Scope(kind, null, top, program.strict(), 0);
    top.scopes(scope, scope, scope);
    builder.enterProgram(top, scope);
    builder.statements.walkAll(program.statements());
    if (program.programKind() == ProgramKind.MODULE) {
      builder.requireExports();
    }
    return builder.finish();
  }
}

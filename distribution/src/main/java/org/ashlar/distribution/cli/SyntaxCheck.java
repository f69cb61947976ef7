package org.ashlar.distribution.cli;

import org.ashlar.api.Source;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.host.commonjs.CommonJsLoader;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;

/** Looks for syntax errors without running anything. */
final class SyntaxCheck {
  private final Terminal terminal;

  SyntaxCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  int check(Source source) {
    SourceText text = SourceText.of(source.name(), source.text());
    try {
      BytecodeCompiler compiler = new BytecodeCompiler(new KeyTable());
      switch (source.kind()) {
        case MODULE -> compiler.compileModule(text);
        case SCRIPT -> compiler.compileScript(text);
        case COMMON_JS -> commonJs(compiler, source, text);
        case JSON -> {}
      }
      return ExitCode.OK;
    } catch (CompileException early) {
      return report(terminal, source, early);
    }
  }

  /** A file that nothing says more about may be a module too. */
  private static void commonJs(BytecodeCompiler compiler, Source source, SourceText text) {
    try {
      compiler.compileScript(CommonJsLoader.wrapped(source.name(), source.text()));
    } catch (CompileException early) {
      try {
        compiler.compileModule(text);
      } catch (CompileException neither) {
        throw early;
      }
    }
  }

  /** Prints where a text is no program and why, and says what the process ends with. */
  static int report(Terminal terminal, Source source, CompileException early) {
    int line = early.source().line(early.offset());
    terminal.error(
        CodeFrame.of(source, line, early.source().column(early.offset()))
            + "\n\nSyntaxError: "
            + early.getMessage());
    return ExitCode.FAILURE;
  }
}

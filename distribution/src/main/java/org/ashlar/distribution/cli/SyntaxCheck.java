package org.ashlar.distribution.cli;

import org.ashlar.api.Source;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.host.commonjs.CommonJsLoader;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.jspecify.annotations.Nullable;

/** Looks for syntax errors without running anything. */
final class SyntaxCheck {
  private final Terminal terminal;

  SyntaxCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  int check(Source source) {
    try {
      compile(source);
      return ExitCode.OK;
    } catch (CompileException early) {
      return report(terminal, source, early);
    }
  }

  /**
   * Compiles a source as it is compiled to be run.
   *
   * @return its code, or null for JSON, which has none
   * @throws CompileException for what is no program
   */
  static @Nullable CodeBlock compile(Source source) {
    SourceText text = SourceText.of(source.name(), source.text());
    BytecodeCompiler compiler = new BytecodeCompiler(new KeyTable());
    return switch (source.kind()) {
      case MODULE -> compiler.compileModule(text).code();
      case SCRIPT -> compiler.compileScript(text).code();
      case COMMON_JS -> commonJs(compiler, source, text);
      case JSON -> null;
    };
  }

  /** A file that nothing says more about may be a module too. */
  private static CodeBlock commonJs(BytecodeCompiler compiler, Source source, SourceText text) {
    try {
      return compiler.compileScript(CommonJsLoader.wrapped(source.name(), source.text())).code();
    } catch (CompileException early) {
      try {
        return compiler.compileModule(text).code();
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

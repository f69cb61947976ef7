package org.ashlar.distribution.cli;

import org.ashlar.api.Source;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.host.CompiledProgram;
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
    return switch (source.kind()) {
      case JSON, TEXT, BYTES -> null;
      case SCRIPT, MODULE, COMMON_JS -> CompiledProgram.code(source);
    };
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

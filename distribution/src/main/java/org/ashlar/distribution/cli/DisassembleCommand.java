package org.ashlar.distribution.cli;

import java.nio.file.Path;
import org.ashlar.api.Source;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.Disassembler;

/** Prints the bytecode of a program and of the functions in it. */
final class DisassembleCommand {
  private final Terminal terminal;

  DisassembleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  int file(Path path) {
    Source.Kind kind = ProgramFiles.kind(path.toAbsolutePath());
    Source source = ProgramFiles.read(path.toAbsolutePath().normalize(), kind);
    try {
      CodeBlock code = SyntaxCheck.compile(source);
      if (code != null) {
        terminal.line(Disassembler.disassembleAll(code));
      }
      return ExitCode.OK;
    } catch (CompileException early) {
      return SyntaxCheck.report(terminal, source, early);
    }
  }
}

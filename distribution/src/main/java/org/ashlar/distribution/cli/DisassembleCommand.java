package org.ashlar.distribution.cli;

import java.nio.file.Path;
import org.ashlar.api.Source;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.Disassembler;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;

/** Prints the bytecode of a program and of the functions in it. */
final class DisassembleCommand {
  private final Terminal terminal;

  DisassembleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  int file(Path path) {
    Source.Kind kind = ProgramFiles.kind(path.toAbsolutePath());
    Source source = ProgramFiles.read(path.toAbsolutePath().normalize(), kind);
    SourceText text = SourceText.of(source.name(), source.text());
    BytecodeCompiler compiler = new BytecodeCompiler(new KeyTable());
    try {
      terminal.line(
          Disassembler.disassembleAll(
              kind == Source.Kind.MODULE
                  ? compiler.compileModule(text).code()
                  : compiler.compileScript(text).code()));
      return ExitCode.OK;
    } catch (CompileException early) {
      return SyntaxCheck.report(terminal, source, early);
    }
  }
}

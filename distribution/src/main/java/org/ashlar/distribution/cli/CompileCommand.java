package org.ashlar.distribution.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.host.CompiledProgram;

/** {@code ashlar compile}: writes a program's code image, which runs as the program does. */
final class CompileCommand {
  private static final String EXTENSION = ".ashc";

  private final Terminal terminal;

  CompileCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(List<String> words) {
    if (words.isEmpty()) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, "compile", "a file");
    }
    Path file = Path.of(words.getFirst()).toAbsolutePath().normalize();
    Source source = ProgramFiles.read(file, ProgramFiles.kind(file));
    Path image =
        words.size() > 1
            ? Path.of(words.get(1))
            : Path.of(source.name()).resolveSibling(imageName(Path.of(source.name())));
    try {
      byte[] bytes = CompiledProgram.compile(source);
      Files.write(image, bytes);
      terminal.line("%s: %d bytes".formatted(image, bytes.length));
      return ExitCode.OK;
    } catch (CompileException early) {
      return SyntaxCheck.report(terminal, source, early);
    } catch (IOException e) {
      throw new AshlarException(
          e, ErrorCode.IO_FAILED, "write " + image, String.valueOf(e.getMessage()));
    }
  }

  private static String imageName(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[cm]?js$", "") + EXTENSION;
  }
}

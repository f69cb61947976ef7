package org.ashlar.vm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.Disassembler;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.code.Verifier;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the bytecode of small programs with what is stored beside them. After a wanted change
 * run the tests once with {@code -Dashlar.golden.update=true} and read the difference.
 */
class GoldenBytecodeTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/bytecode");

  @TestFactory
  Stream<DynamicTest> bytecodeIsAsStored() throws IOException {
    List<Path> programs;
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      programs = files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(programs).hasSizeGreaterThanOrEqualTo(8);
    return programs.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
  }

  private static void compare(Path file) throws IOException {
    List<CodeBlock> blocks = compile(file);
    StringBuilder text = new StringBuilder();
    for (CodeBlock block : blocks) {
      requireValid(block);
      text.append(Disassembler.disassembleAll(block)).append('\n');
    }
    Path stored = file.resolveSibling(file.getFileName() + ".txt");
    if (Boolean.getBoolean("ashlar.golden.update")) {
      Files.writeString(stored, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(stored));
  }

  private static List<CodeBlock> compile(Path file) throws IOException {
    SourceText source = SourceText.of(file.getFileName().toString(), Files.readString(file));
    BytecodeCompiler compiler = new BytecodeCompiler(new KeyTable());
    List<CodeBlock> blocks = new ArrayList<>();
    if (file.toString().endsWith(".mjs")) {
      ModuleCode module = compiler.compileModule(source);
      blocks.add(module.code());
      module.functions().forEach(function -> blocks.add(function.code()));
    } else {
      ScriptCode script = compiler.compileScript(source);
      blocks.add(script.code());
      script.functions().forEach(function -> blocks.add(function.code()));
    }
    return blocks;
  }

  private static void requireValid(CodeBlock block) {
    assertThat(Verifier.verify(block)).as(block.toString()).isEmpty();
    for (CodeBlock nested : block.body().functions()) {
      requireValid(nested);
    }
  }
}

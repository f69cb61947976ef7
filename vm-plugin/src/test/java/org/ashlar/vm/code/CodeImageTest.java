package org.ashlar.vm.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeImageTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/js");

  private static CodeImage script(String text) throws CompileException {
    return CodeImage.of(
        new BytecodeCompiler(new KeyTable()).compileScript(SourceText.of("a.js", text)));
  }

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> tree = Files.walk(SCRIPTS)) {
      return tree.filter(file -> file.toString().endsWith(".js")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void whatIsReadIsWhatWasWritten(Path file) throws Exception {
    CodeImage image = script(Files.readString(file));
    CodeImage read = CodeImage.read(image.toBytes(), new KeyTable());
    assertThat(Disassembler.disassembleAll(((ScriptCode) read.program()).code()))
        .isEqualTo(Disassembler.disassembleAll(((ScriptCode) image.program()).code()));
    assertThat(read.toBytes()).isEqualTo(image.toBytes());
  }

  @Test
  void modulesKeepTheirDeclarations() throws Exception {
    String text =
        """
        import a, { b as c } from './x.js' with { type: 'json' };
        import * as all from './y.js';
        export { c as d }; export * from './z.js'; export * as e from './w.js';
        export { f } from './v.js';
        export default function g() { return `${a}` + tag`\\u{zz}${c}`; }
        export var h = 1n, i = [1.5, , null, 'x', true]; export class J { #p = /q/g }
        await 0;
        """;
    ModuleCode module =
        new BytecodeCompiler(new KeyTable()).compileModule(SourceText.of("m.mjs", text, 3, -5));
    byte[] bytes = CodeImage.of(module).toBytes();
    CodeImage read = CodeImage.read(bytes, new KeyTable());
    ModuleCode again = (ModuleCode) read.program();
    assertThat(again.requests()).isEqualTo(module.requests());
    assertThat(again.asynchronous()).isTrue();
    assertThat(again.imports().toString()).isEqualTo(module.imports().toString());
    assertThat(again.indirectExports().toString()).isEqualTo(module.indirectExports().toString());
    assertThat(read.source().firstLine()).isEqualTo(3);
    assertThat(read.source().firstColumn()).isEqualTo(-5);
    assertThat(read.toBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ASHL", "console.log('a program');", "ASHLASHLASHLASHLASHL"})
  void otherBytesAreRefused(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(CodeImageException.class)
        .isThrownBy(() -> CodeImage.read(bytes, new KeyTable()));
  }

  @Test
  void damageIsNoticedWhereverItIs() throws Exception {
    byte[] bytes = script("function f(x) { try { return x?.y ?? /z/ } finally { f() } }").toBytes();
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      assertThatExceptionOfType(CodeImageException.class)
          .as("byte %d", at)
          .isThrownBy(() -> CodeImage.read(damaged, new KeyTable()));
    }
  }

  /** Whoever writes an image on purpose gets the checksum right, so the checks behind it count. */
  @Test
  void forgedImagesAreRefusedOrWellFormed() throws Exception {
    byte[] bytes =
        script("function f(x) { for (let i of x) { let j = [i, 2]; g(() => j) } }").toBytes();
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] forged = bytes.clone();
      for (int change = 0; change <= round % 3; change++) {
        forged[12 + random.nextInt(forged.length - 16)] = (byte) random.nextInt();
      }
      CRC32C checksum = new CRC32C();
      checksum.update(forged, 0, forged.length - 4);
      ByteBuffer.wrap(forged).putInt(forged.length - 4, (int) checksum.getValue());
      try {
        CodeImage read = CodeImage.read(forged, new KeyTable());
        assertThat(Verifier.verify(((ScriptCode) read.program()).code())).isEmpty();
      } catch (CodeImageException refused) {
        assertThat(refused).hasMessageStartingWith("it");
      }
    }
  }
}

package org.ashlar.vm.tier;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CodeUnit;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.source.SourceText;
import org.junit.jupiter.api.Test;

class CompiledBlocksTest {
  private final CompiledBlocks blocks = new CompiledBlocks();

  private static CodeBlock code(String name) {
    return new CodeBlock(
        new CodeUnit(SourceText.of(name, "")),
        FunctionKind.NORMAL,
        name,
        0,
        0,
        0,
        0,
        0,
        code -> {
          throw new AssertionError("never run");
        });
  }

  @Test
  void aBlockIsThereOnce() {
    CodeBlock one = code("one");
    CodeBlock two = code("two");
    blocks.add(one);
    blocks.add(two);
    blocks.add(one);
    assertThat(blocks).containsExactlyInAnyOrder(one, two);
    blocks.clear();
    assertThat(blocks).isEmpty();
  }

  @Test
  void blocksThatNobodyCanRunAreForgotten() throws InterruptedException {
    CodeBlock kept = code("kept");
    blocks.add(kept);
    for (int i = 0; i < 100; i++) {
      blocks.add(code("temporary"));
    }
    for (int attempt = 0; attempt < 100 && blocks.size() > 1; attempt++) {
      System.gc();
      Thread.sleep(10);
      blocks.add(kept);
    }
    assertThat(blocks.size()).isEqualTo(1);
    assertThat(blocks).containsExactly(kept);
  }
}

package org.ashlar.vm.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.ashlar.vm.source.SourceText;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final int NOTHING = 0;

  private static CodeBlock code(HandlerTable handlers, int registers, int... words) {
    CodeUnit unit = new CodeUnit(SourceText.of("test", ""));
    Bytecode body =
        new Bytecode(
            words,
            new Object[] {"text"},
            new CodeBlock[0],
            handlers,
            PositionTable.EMPTY,
            new VariableNames(
                new int[0], new int[0], new int[0], new String[0], new int[0], new String[0]),
            registers,
            1);
    return new CodeBlock(unit, FunctionKind.SCRIPT, "", 0, 0, 0, 0, 0, _ -> body);
  }

  private static String faults(int... words) {
    return String.join("; ", Verifier.verify(code(HandlerTable.EMPTY, 2, words)));
  }

  @Test
  void acceptsALoop() {
    assertThat(faults(Op.LOOP_HEADER, 0, Op.JUMP_IF_TRUE, 1, 0, Op.RETURN, 1)).isEmpty();
  }

  @Test
  void findsOperandsOutOfRange() {
    assertThat(faults(Op.RETURN, 2)).contains("register 2 of 2");
    assertThat(faults(Op.LOAD_CONSTANT, 0, 1, Op.RETURN, 0)).contains("constant 1 of 1");
    assertThat(faults(Op.GET_PROPERTY, 0, 0, 0, 0, Op.RETURN, 0)).contains("key is text");
    assertThat(faults(Op.LOOP_HEADER, 1, Op.RETURN, 0)).contains("feedback 1 of 1");
    assertThat(faults(Op.CREATE_CLOSURE, 0, 0, 0, Op.RETURN, 0)).contains("function 0 of 0");
    assertThat(faults(Op.CALL, 0, 0, 0, 1, 2, 0, Op.RETURN, 0)).contains("range 1 * 2");
  }

  @Test
  void findsBadControlFlow() {
    assertThat(faults(Op.JUMP, 1, Op.RETURN, 0)).contains("target 1 is no instruction");
    assertThat(faults(Op.NOP, Op.JUMP, 0)).contains("no loop header");
    assertThat(faults(Op.LOAD_NULL, 0)).contains("runs off the end");
    assertThat(faults(Op.RETURN)).contains("cut off");
    assertThat(faults(-1)).contains("no opcode");
  }

  @Test
  void findsBadHandlers() {
    int[] words = {Op.THROW, 0, Op.RETURN, 1};
    HandlerTable handlers = new HandlerTable(new int[] {1, 2, 3, 2, NOTHING, 2, 2, 1});
    assertThat(Verifier.verify(code(handlers, 2, words)))
        .hasSize(3)
        .anyMatch(fault -> fault.contains("handler range 1..2"))
        .anyMatch(fault -> fault.contains("handler at 3"))
        .anyMatch(fault -> fault.contains("handler register 2"));
  }
}

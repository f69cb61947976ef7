package org.ashlar.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the class file library of this JDK throws is told apart as the compiler does. */
class UnitCompilerTest {
  private static final int SHORT_JUMP_BYTES = 1 << 15;

  /** Each takes a name and two more entries of the constant pool. */
  private static final int CONSTANTS = 30_000;

  private static final int METHOD_BYTES = 1 << 16;

  private static IllegalArgumentException refusal(Consumer<CodeBuilder> body) {
    return catchThrowableOfType(
        IllegalArgumentException.class,
        () ->
            ClassFile.of(ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS)
                .build(
                    ClassDesc.of("Large"),
                    type ->
                        type.withMethodBody(
                            "body",
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_STATIC,
                            code -> body.accept(code))));
  }

  private static void fill(CodeBuilder code, int bytes) {
    for (int i = 0; i < bytes; i++) {
      code.nop();
    }
  }

  @Test
  void aJumpThatIsTooFarAsksForSmallerCode() {
    IllegalArgumentException refused =
        refusal(
            code -> {
              var end = code.newLabel();
              code.iconst_0().ifeq(end);
              fill(code, SHORT_JUMP_BYTES);
              code.labelBinding(end).return_();
            });
    assertThat(UnitCompiler.isTooLarge(refused)).isTrue();
  }

  @Test
  void aMethodThatIsTooLongAsksForSmallerCode() {
    IllegalArgumentException refused =
        refusal(
            code -> {
              fill(code, METHOD_BYTES);
              code.return_();
            });
    assertThat(UnitCompiler.isTooLarge(refused)).isTrue();
  }

  @Test
  void tooManyConstantsAskForSmallerCode() {
    IllegalArgumentException refused =
        refusal(
            code -> {
              for (int i = 0; i < CONSTANTS; i++) {
                code.invokestatic(ConstantDescs.CD_Object, "m" + i, ConstantDescs.MTD_void);
              }
              code.return_();
            });
    assertThat(UnitCompiler.isTooLarge(refused)).isTrue();
  }

  @Test
  void aFaultOfTheCompilerIsNoMatterOfSize() {
    IllegalArgumentException refused = refusal(code -> code.goto_(code.newLabel()).return_());
    assertThat(UnitCompiler.isTooLarge(refused)).isFalse();
  }
}

package org.ashlar.vm.tier;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompiledUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes that a hostile compiler might hand over. */
class UnitVerifierTest {
  private static final AbiDescription ABI = JitAbi.describe();
  private static final ClassDesc HOST = ClassDesc.ofInternalName(ABI.hostClass());
  private static final ClassDesc OWN = ClassDesc.ofInternalName(ABI.hostClass() + "Unit");

  private final UnitVerifier verifier = new UnitVerifier(ABI);

  private static byte[] unit(Consumer<ClassBuilder> members) {
    return ClassFile.of()
        .build(
            OWN,
            type -> {
              type.withSuperclass(HOST);
              type.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  ConstantDescs.MTD_void,
                  ClassFile.ACC_PUBLIC,
                  code ->
                      code.aload(0)
                          .invokespecial(HOST, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                          .return_());
              members.accept(type);
            });
  }

  private @Nullable String problem(Consumer<ClassBuilder> members) {
    return verifier.problem(new CompiledUnit(unit(members), new int[] {0}, List.of()), 1);
  }

  private @Nullable String problemOfBody(Consumer<CodeBuilder> body) {
    return problem(
        type ->
            type.withMethodBody(
                "body",
                ConstantDescs.MTD_void,
                ClassFile.ACC_STATIC,
                code -> {
                  body.accept(code);
                  code.return_();
                }));
  }

  private static void loadConstant(CodeBuilder code, int index) {
    AbiDescription.Operation bootstrap =
        ABI.operations().values().stream()
            .filter(o -> o.call() == AbiDescription.Call.BOOTSTRAP)
            .findFirst()
            .orElseThrow();
    DirectMethodHandleDesc handle =
        MethodHandleDesc.ofMethod(
            Kind.STATIC,
            ClassDesc.ofInternalName(bootstrap.owner()),
            bootstrap.name(),
            MethodTypeDesc.ofDescriptor(bootstrap.descriptor()));
    code.loadConstant(
            DynamicConstantDesc.ofNamed(handle, ConstantDescs.DEFAULT_NAME, CD_Object, index))
        .pop();
  }

  @Test
  void acceptsAConstantThatWasGivenOut() {
    assertThat(problemOfBody(code -> loadConstant(code, 0))).isNull();
  }

  @Test
  void refusesAConstantBeyondThoseGivenOut() {
    assertThat(problemOfBody(code -> loadConstant(code, 1))).contains("constant beyond the 1");
  }

  @Test
  void refusesAStaticInitializer() {
    assertThat(
            problem(
                type ->
                    type.withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        CodeBuilder::return_)))
        .isEqualTo("the class declares <clinit>()V");
  }

  @Test
  void refusesAnOverrideOfAnythingButAnEntry() {
    assertThat(
            problem(
                type ->
                    type.withMethodBody(
                        "toString",
                        MethodTypeDesc.of(CD_String),
                        ClassFile.ACC_PUBLIC,
                        code -> code.aconst_null().areturn())))
        .isEqualTo("the class declares toString()Ljava/lang/String;");
  }

  @Test
  void refusesNativeMethods() {
    assertThat(
            problem(
                type ->
                    type.withMethod(
                        "run",
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC | ClassFile.ACC_NATIVE,
                        method -> {})))
        .isEqualTo("the class declares run()V");
  }

  @Test
  void refusesInheritedMembersThroughItsOwnName() {
    assertThat(
            problemOfBody(
                code ->
                    code.aconst_null()
                        .checkcast(OWN)
                        .invokevirtual(OWN, "notify", ConstantDescs.MTD_void)))
        .endsWith("Unit.notify()V");
  }

  @Test
  void refusesMethodsTheAbiDoesNotList() {
    assertThat(
            problemOfBody(
                code ->
                    code.iconst_1()
                        .invokestatic(
                            ClassDesc.of("java.lang.System"),
                            "exit",
                            MethodTypeDesc.of(CD_void, CD_int))))
        .startsWith("the class refers to java/lang/System");
  }

  @Test
  void refusesToWriteWhatMayOnlyBeRead() {
    AbiDescription.Field field =
        ABI.fields().values().stream()
            .filter(f -> !f.writable() && !f.isStatic() && f.descriptor().equals("I"))
            .findFirst()
            .orElseThrow();
    ClassDesc owner = ClassDesc.ofInternalName(field.owner());
    assertThat(
            problemOfBody(
                code ->
                    code.aconst_null()
                        .checkcast(owner)
                        .iconst_1()
                        .putfield(owner, field.name(), CD_int)))
        .isEqualTo("the class writes to " + field.owner() + "." + field.name() + ":I");
  }
}

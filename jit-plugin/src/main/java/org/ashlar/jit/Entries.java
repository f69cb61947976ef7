package org.ashlar.jit;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.FunctionView;

/**
 * The virtual methods of a compiled class: they pad or cut arguments, switch realms and coerce
 * this, then go to the body.
 */
final class Entries {
  private static final int FIXED_ARITIES = 4;

  private final AbiDescription abi;
  private final ClassDesc owner;
  private final FunctionView view;
  private final MethodTypeDesc body;
  private final boolean hasArguments;
  private final boolean coercesThis;
  private final boolean isClass;

  Entries(AbiDescription abi, ClassDesc owner, FunctionView view, MethodTypeDesc body) {
    this.abi = abi;
    this.owner = owner;
    this.view = view;
    this.body = body;
    this.hasArguments = view.traits().contains(FunctionView.Trait.KEEPS_ARGUMENTS);
    this.coercesThis = view.traits().contains(FunctionView.Trait.COERCES_THIS);
    this.isClass =
        view.kind() == FunctionView.Kind.BASE_CONSTRUCTOR
            || view.kind() == FunctionView.Kind.DERIVED_CONSTRUCTOR;
  }

  private MethodTypeDesc descriptor(String entry) {
    return MethodTypeDesc.ofDescriptor(Objects.requireNonNull(abi.entryDescriptors().get(entry)));
  }

  private Assembler assembler(CodeBuilder code) {
    Assembler asm = new Assembler(abi, List.of());
    asm.begin(code);
    return asm;
  }

  /** Entry at a loop header: the frame's parts are the arguments. */
  void loop(ClassBuilder type) {
    type.withMethodBody(
        "enter",
        descriptor("enter"),
        ClassFile.ACC_PUBLIC,
        code -> {
          Assembler asm = assembler(code);
          code.aload(1).iload(2);
          code.aload(3);
          asm.getField("frame.function");
          code.aload(3);
          asm.getField("frame.thisValue");
          code.aload(3);
          asm.call("newTarget");
          if (hasArguments) {
            code.aload(3);
            asm.call("frameArguments");
          }
          code.aload(3);
          asm.getField("frame.registers");
          code.invokestatic(owner, BodySignature.NAME, body).areturn();
        });
  }

  /**
   * Entries for calls; a class that only has a loop entry must override them all the same and never
   * gets there.
   */
  void calls(ClassBuilder type, boolean loopOnly) {
    for (int arity = 0; arity < FIXED_ARITIES; arity++) {
      int count = arity;
      type.withMethodBody(
          "call" + arity,
          descriptor("call" + arity),
          ClassFile.ACC_PUBLIC,
          code -> {
            if (loopOnly) {
              unreachable(code);
            } else if (isClass) {
              classCalled(code);
            } else {
              fixed(code, count);
            }
          });
    }
    type.withMethodBody(
        "call",
        descriptor("call"),
        ClassFile.ACC_PUBLIC,
        code -> {
          if (loopOnly) {
            unreachable(code);
          } else if (isClass) {
            classCalled(code);
          } else {
            variadic(code);
          }
        });
    for (int arity = 0; arity < FIXED_ARITIES && isBaseConstructor(); arity++) {
      int count = arity;
      type.withMethodBody(
          "construct" + arity,
          descriptor("construct" + arity),
          ClassFile.ACC_PUBLIC,
          code -> {
            if (loopOnly) {
              unreachable(code);
            } else {
              constructFixed(code, count);
            }
          });
    }
    type.withMethodBody(
        "construct",
        descriptor("construct"),
        ClassFile.ACC_PUBLIC,
        code -> {
          if (loopOnly) {
            unreachable(code);
          } else {
            construct(code);
          }
        });
  }

  private boolean isBaseConstructor() {
    return view.kind() == FunctionView.Kind.ORDINARY
        || view.kind() == FunctionView.Kind.BASE_CONSTRUCTOR;
  }

  private void classCalled(CodeBuilder code) {
    Assembler asm = assembler(code);
    code.aload(1).aload(3);
    asm.call("classCalled");
    code.areturn();
  }

  private static void unreachable(CodeBuilder code) {
    code.aconst_null().athrow();
  }

  /** Branches to a label unless the function's realm is the running one. */
  private static void checkRealm(CodeBuilder code, Assembler asm, Label other) {
    code.aload(1);
    asm.getField("agent.realm");
    code.aload(3);
    asm.getField("function.realm");
    code.if_acmpne(other);
  }

  private void coerceThis(CodeBuilder code, Assembler asm) {
    Label object = code.newLabel();
    code.aload(4);
    asm.instanceOf("org/ashlar/vm/object/JsObject");
    code.ifne(object);
    code.aload(3).aload(1).aload(4);
    asm.call("function.bindThis");
    code.astore(4);
    code.labelBinding(object);
  }

  private void fixed(CodeBuilder code, int count) {
    Assembler asm = assembler(code);
    Label other = code.newLabel();
    checkRealm(code, asm, other);
    if (coercesThis) {
      coerceThis(code, asm);
    }
    code.aload(1).iload(2).aload(3).aload(4);
    asm.getField("value.undefined");
    if (hasArguments) {
      array(code, count, 5);
    }
    parameters(code, asm, count, 5);
    code.invokestatic(owner, BodySignature.NAME, body).areturn();
    code.labelBinding(other);
    code.aload(0).aload(1).iload(2).aload(3).aload(4);
    array(code, count, 5);
    asm.call("entry.callInRealm");
    code.areturn();
  }

  /** Pushes an array of the arguments, which stand in locals. */
  private static void array(CodeBuilder code, int count, int first) {
    code.loadConstant(count).anewarray(ConstantDescs.CD_Object);
    for (int p = 0; p < count; p++) {
      code.dup().loadConstant(p).aload(first + p).aastore();
    }
  }

  /** Pushes one object for each parameter from locals that may be too few. */
  private void parameters(CodeBuilder code, Assembler asm, int count, int first) {
    for (int p = 0; p < view.parameterCount(); p++) {
      if (p < count) {
        code.aload(first + p);
      } else {
        asm.getField("value.undefined");
      }
    }
  }

  private void variadic(CodeBuilder code) {
    Assembler asm = assembler(code);
    Label other = code.newLabel();
    checkRealm(code, asm, other);
    if (coercesThis) {
      coerceThis(code, asm);
    }
    code.aload(1).iload(2).aload(3).aload(4);
    asm.getField("value.undefined");
    if (hasArguments) {
      code.aload(5);
    }
    spread(code, asm, 5);
    code.invokestatic(owner, BodySignature.NAME, body).areturn();
    code.labelBinding(other);
    code.aload(0).aload(1).iload(2).aload(3).aload(4).aload(5);
    asm.call("entry.callInRealm");
    code.areturn();
  }

  /** Construction with single arguments: agent, room, function, this and new target come first. */
  private void constructFixed(CodeBuilder code, int count) {
    Assembler asm = assembler(code);
    Label other = code.newLabel();
    checkRealm(code, asm, other);
    code.aload(1).iload(2).aload(3).aload(4).aload(5);
    if (hasArguments) {
      array(code, count, 6);
    }
    parameters(code, asm, count, 6);
    code.invokestatic(owner, BodySignature.NAME, body).areturn();
    code.labelBinding(other);
    code.aload(0).aload(1).iload(2).aload(3).aload(4);
    array(code, count, 6);
    code.aload(5);
    asm.call("entry.constructInRealm");
    code.areturn();
  }

  private void construct(CodeBuilder code) {
    Assembler asm = assembler(code);
    Label other = code.newLabel();
    checkRealm(code, asm, other);
    code.aload(1).iload(2).aload(3).aload(4).aload(6);
    if (hasArguments) {
      code.aload(5);
    }
    spread(code, asm, 5);
    code.invokestatic(owner, BodySignature.NAME, body).areturn();
    code.labelBinding(other);
    code.aload(0).aload(1).iload(2).aload(3).aload(4).aload(5).aload(6);
    asm.call("entry.constructInRealm");
    code.areturn();
  }

  /** Pushes one object for each parameter from an array that may be too short. */
  private void spread(CodeBuilder code, Assembler asm, int array) {
    for (int p = 0; p < view.parameterCount(); p++) {
      Label missing = code.newLabel();
      Label next = code.newLabel();
      code.aload(array).arraylength().loadConstant(p).if_icmple(missing);
      code.aload(array).loadConstant(p).aaload().goto_(next);
      code.labelBinding(missing);
      asm.getField("value.undefined");
      code.labelBinding(next);
    }
  }
}

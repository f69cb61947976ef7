package org.ashlar.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.ashlar.spi.jit.AbiDescription;
import org.jspecify.annotations.Nullable;

/**
 * Emits JVM instructions in the terms of the ABI. Without a builder it emits nothing: the analysis
 * runs the same translation to learn the forms of registers, so both can never disagree.
 */
final class Assembler {
  private static final String THROWN_CLASS = "org/ashlar/vm/completion/ThrowCompletion";

  private final AbiDescription abi;
  private final List<Integer> constantIds;
  private @Nullable CodeBuilder code;
  private Consumer<String> listener = operation -> {};

  Assembler(AbiDescription abi, List<Integer> constantIds) {
    this.abi = abi;
    this.constantIds = constantIds;
  }

  /** Emits into a builder from now on; null emits nothing. */
  void begin(@Nullable CodeBuilder builder) {
    code = builder;
  }

  /** Is told each operation that is called, also in a dry run. */
  void setListener(Consumer<String> listener) {
    this.listener = listener;
  }

  boolean isDry() {
    return code == null;
  }

  CodeBuilder code() {
    return Objects.requireNonNull(code);
  }

  static ClassDesc type(String internalName) {
    return ClassDesc.ofInternalName(internalName);
  }

  @Nullable Label newLabel() {
    return code == null ? null : code.newLabel();
  }

  /** Guest exceptions of a range of code, which must not be empty, go to a label. */
  void catchThrown(Label start, Label end, Label handler) {
    if (code != null) {
      code.exceptionCatch(start, end, handler, type(THROWN_CLASS));
    }
  }

  void bind(@Nullable Label label) {
    if (code != null && label != null) {
      code.labelBinding(label);
    }
  }

  /** Calls an operation of the ABI; its operands are on the stack. */
  void call(String operation) {
    AbiDescription.Operation target = abi.operations().get(operation);
    if (target == null) {
      throw new Decline("the ABI has no operation " + operation, true);
    }
    listener.accept(operation);
    if (code == null) {
      return;
    }
    ClassDesc owner = type(target.owner());
    MethodTypeDesc descriptor = MethodTypeDesc.ofDescriptor(target.descriptor());
    switch (target.call()) {
      case STATIC -> code.invokestatic(owner, target.name(), descriptor);
      case VIRTUAL -> code.invokevirtual(owner, target.name(), descriptor);
      case INTERFACE -> code.invokeinterface(owner, target.name(), descriptor);
      case SPECIAL, BOOTSTRAP ->
          throw new Decline("operation " + operation + " cannot be called", true);
    }
  }

  /** What an operation takes and returns. */
  MethodTypeDesc descriptor(String operation) {
    AbiDescription.Operation target = abi.operations().get(operation);
    if (target == null) {
      throw new Decline("the ABI has no operation " + operation, true);
    }
    return MethodTypeDesc.ofDescriptor(target.descriptor());
  }

  AbiDescription.Field field(String name) {
    AbiDescription.Field field = abi.fields().get(name);
    if (field == null) {
      throw new Decline("the ABI has no field " + name, true);
    }
    return field;
  }

  /** Reads a field; for an instance field the object, already of its class, is on the stack. */
  void getField(String name) {
    AbiDescription.Field field = field(name);
    if (code == null) {
      return;
    }
    if (field.isStatic()) {
      code.getstatic(type(field.owner()), field.name(), ClassDesc.ofDescriptor(field.descriptor()));
    } else {
      code.getfield(type(field.owner()), field.name(), ClassDesc.ofDescriptor(field.descriptor()));
    }
  }

  void putField(String name) {
    AbiDescription.Field field = field(name);
    if (code != null) {
      code.putfield(type(field.owner()), field.name(), ClassDesc.ofDescriptor(field.descriptor()));
    }
  }

  void castToOwner(String fieldName) {
    cast(field(fieldName).owner());
  }

  void cast(String internalName) {
    if (code != null) {
      code.checkcast(type(internalName));
    }
  }

  void cast(ClassDesc type) {
    if (code != null) {
      code.checkcast(type);
    }
  }

  void castToArray(String descriptor) {
    if (code != null) {
      code.checkcast(ClassDesc.ofDescriptor(descriptor));
    }
  }

  void instanceOf(String internalName) {
    if (code != null) {
      code.instanceOf(type(internalName));
    }
  }

  void instanceOfArray(String descriptor) {
    if (code != null) {
      code.instanceOf(ClassDesc.ofDescriptor(descriptor));
    }
  }

  /** Loads a constant of the function, or one that the feedback names, as an object of a class. */
  void constant(int id, String descriptor) {
    if (code == null) {
      return;
    }
    int index = constantIds.indexOf(id);
    if (index < 0) {
      index = constantIds.size();
      constantIds.add(id);
    }
    AbiDescription.Operation bootstrap = abi.operations().get("constant");
    if (bootstrap == null) {
      throw new Decline("the ABI has no constants", true);
    }
    DirectMethodHandleDesc handle =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            type(bootstrap.owner()),
            bootstrap.name(),
            MethodTypeDesc.ofDescriptor(bootstrap.descriptor()));
    code.loadConstant(
        DynamicConstantDesc.ofNamed(
            handle, ConstantDescs.DEFAULT_NAME, ClassDesc.ofDescriptor(descriptor), index));
  }

  void intConstant(int value) {
    if (code != null) {
      code.loadConstant(value);
    }
  }

  void doubleConstant(double value) {
    if (code != null) {
      code.loadConstant(value);
    }
  }

  /** What follows belongs to the instruction at a pc; stack traces find it as a line. */
  void position(int pc) {
    if (code != null) {
      code.lineNumber(pc);
    }
  }

  void loadObject(int local) {
    if (code != null) {
      code.aload(local);
    }
  }

  void storeObject(int local) {
    if (code != null) {
      code.astore(local);
    }
  }

  void loadInt(int local) {
    if (code != null) {
      code.iload(local);
    }
  }

  void storeInt(int local) {
    if (code != null) {
      code.istore(local);
    }
  }

  void loadDouble(int local) {
    if (code != null) {
      code.dload(local);
    }
  }

  void storeDouble(int local) {
    if (code != null) {
      code.dstore(local);
    }
  }

  void go(@Nullable Label label) {
    if (code != null && label != null) {
      code.goto_(label);
    }
  }

  /** Emits whatever has no method of its own here. */
  void emit(Consumer<CodeBuilder> action) {
    if (code != null) {
      action.accept(code);
    }
  }

  /** An array of boxed values: {@code values[i].run()} leaves one on the stack. */
  void objectArray(List<Runnable> values) {
    if (code == null) {
      values.forEach(Runnable::run);
      return;
    }
    code.loadConstant(values.size());
    code.anewarray(ConstantDescs.CD_Object);
    for (int i = 0; i < values.size(); i++) {
      code.dup();
      code.loadConstant(i);
      values.get(i).run();
      code.aastore();
    }
  }

  static List<Runnable> list() {
    return new ArrayList<>();
  }
}

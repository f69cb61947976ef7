package org.ashlar.vm.tier;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompiledUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a compiled class declares nothing but entries and helpers of its own, refers to
 * nothing but what the ABI lists, and writes no field that may only be read. A compiler is not
 * trusted more than that; that types agree is the JVM's own verifier's to say.
 */
final class UnitVerifier {
  private static final String CONSTRUCTOR = "<init>()V";

  private final AbiDescription abi;
  private final Set<String> members = new HashSet<>();
  private final Set<String> classes = new HashSet<>();
  private final Set<String> entries = new HashSet<>();
  private final Set<String> writable = new HashSet<>();

  UnitVerifier(AbiDescription abi) {
    this.abi = abi;
    abi.operations()
        .values()
        .forEach(o -> members.add(o.owner() + "." + o.name() + o.descriptor()));
    for (AbiDescription.Field field : abi.fields().values()) {
      String name = field.owner() + "." + field.name() + ":" + field.descriptor();
      members.add(name);
      if (field.writable()) {
        writable.add(name);
      }
    }
    classes.addAll(abi.classes());
    abi.operations().values().forEach(o -> classes.add(o.owner()));
    abi.fields().values().forEach(f -> classes.add(f.owner()));
    abi.entryDescriptors()
        .forEach(
            (name, descriptor) -> {
              entries.add(name + descriptor);
              members.add(abi.hostClass() + "." + name + descriptor);
            });
    entries.add(CONSTRUCTOR);
    members.add(abi.hostClass() + "." + CONSTRUCTOR);
    for (String box :
        new String[] {
          "java/lang/Integer.intValue()I",
          "java/lang/Double.doubleValue()D",
          "java/lang/Double.valueOf(D)Ljava/lang/Double;",
          "java/lang/Boolean.valueOf(Z)Ljava/lang/Boolean;",
          "java/lang/Double.doubleToRawLongBits(D)J",
          "java/lang/Double.longBitsToDouble(J)D"
        }) {
      members.add(box);
    }
  }

  /** What is wrong with a unit, or Java null. */
  @Nullable String problem(CompiledUnit unit, int constants) {
    ClassModel model;
    try {
      model = ClassFile.of().parse(unit.classFile());
    } catch (IllegalArgumentException malformed) {
      return "not a class file: " + malformed.getMessage();
    }
    for (int id : unit.constantIds()) {
      if (id < 0 || id >= constants) {
        return "constant " + id + " was never given out";
      }
    }
    String own = model.thisClass().asInternalName();
    String parent = model.superclass().map(ClassEntry::asInternalName).orElse("");
    if (!parent.equals(abi.hostClass())
        || !model.interfaces().isEmpty()
        || !model.fields().isEmpty()) {
      return "the class must extend " + abi.hostClass() + " and have no fields or interfaces";
    }
    Set<String> declared = new HashSet<>();
    for (MethodModel method : model.methods()) {
      String name = method.methodName().stringValue() + method.methodType().stringValue();
      if (!mayDeclare(method, name)) {
        return "the class declares " + name;
      }
      declared.add(own + "." + name);
    }
    for (PoolEntry entry : model.constantPool()) {
      String bad = check(entry, own, declared, unit.constantIds().length);
      if (bad != null) {
        return "the class refers to " + bad;
      }
    }
    for (MethodModel method : model.methods()) {
      String bad = wrongWrite(method);
      if (bad != null) {
        return "the class writes to " + bad;
      }
    }
    return null;
  }

  /** Entries override what the host class has; everything else is static and runs when called. */
  private boolean mayDeclare(MethodModel method, String name) {
    boolean isStatic = method.flags().has(AccessFlag.STATIC);
    return method.code().isPresent() && (isStatic ? !name.startsWith("<") : entries.contains(name));
  }

  private @Nullable String wrongWrite(MethodModel method) {
    CodeModel code = method.code().orElseThrow();
    for (CodeElement element : code) {
      if (element instanceof FieldInstruction access
          && (access.opcode() == Opcode.PUTFIELD || access.opcode() == Opcode.PUTSTATIC)
          && !writable.contains(nameOf(access.field()))) {
        return nameOf(access.field());
      }
    }
    return null;
  }

  private static String nameOf(FieldRefEntry field) {
    return field.owner().asInternalName()
        + "."
        + field.name().stringValue()
        + ":"
        + field.type().stringValue();
  }

  private @Nullable String check(PoolEntry entry, String own, Set<String> declared, int constants) {
    return switch (entry) {
      case FieldRefEntry field -> members.contains(nameOf(field)) ? null : nameOf(field);
      case MemberRefEntry method -> {
        String owner = method.owner().asInternalName();
        String name = owner + "." + method.name().stringValue() + method.type().stringValue();
        yield declared.contains(name) || members.contains(name) ? null : name;
      }
      case ClassEntry type -> {
        String name = type.asInternalName();
        yield name.equals(own) || name.startsWith("[") || classes.contains(name) ? null : name;
      }
      case InvokeDynamicEntry call -> "invokedynamic " + call.name().stringValue();
      case ConstantDynamicEntry constant -> {
        List<LoadableConstantEntry> arguments = constant.bootstrap().arguments();
        boolean known =
            arguments.size() == 1
                && arguments.getFirst() instanceof IntegerEntry index
                && index.intValue() >= 0
                && index.intValue() < constants;
        yield known ? null : "a constant beyond the " + constants + " of the unit";
      }
      default -> null;
    };
  }
}

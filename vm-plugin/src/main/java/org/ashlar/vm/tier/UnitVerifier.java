package org.ashlar.vm.tier;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.HashSet;
import java.util.Set;
import org.ashlar.spi.jit.AbiDescription;
import org.ashlar.spi.jit.CompiledUnit;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a compiled class refers to nothing but what the ABI lists. A compiler is not trusted
 * more than that.
 */
final class UnitVerifier {
  private final AbiDescription abi;
  private final Set<String> members = new HashSet<>();
  private final Set<String> classes = new HashSet<>();

  UnitVerifier(AbiDescription abi) {
    this.abi = abi;
    abi.operations()
        .values()
        .forEach(o -> members.add(o.owner() + "." + o.name() + o.descriptor()));
    abi.fields()
        .values()
        .forEach(f -> members.add(f.owner() + "." + f.name() + ":" + f.descriptor()));
    classes.addAll(abi.classes());
    abi.operations().values().forEach(o -> classes.add(o.owner()));
    abi.fields().values().forEach(f -> classes.add(f.owner()));
    abi.entryDescriptors()
        .forEach((name, descriptor) -> members.add(abi.hostClass() + "." + name + descriptor));
    members.add(abi.hostClass() + ".<init>()V");
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
    for (PoolEntry entry : model.constantPool()) {
      String bad = check(entry, own);
      if (bad != null) {
        return "the class refers to " + bad;
      }
    }
    return null;
  }

  private @Nullable String check(PoolEntry entry, String own) {
    return switch (entry) {
      case FieldRefEntry field -> {
        String name =
            field.owner().asInternalName()
                + "."
                + field.name().stringValue()
                + ":"
                + field.type().stringValue();
        yield members.contains(name) ? null : name;
      }
      case MemberRefEntry method -> {
        String owner = method.owner().asInternalName();
        String name = owner + "." + method.name().stringValue() + method.type().stringValue();
        yield owner.equals(own) || members.contains(name) ? null : name;
      }
      case ClassEntry type -> {
        String name = type.asInternalName();
        yield name.equals(own) || name.startsWith("[") || classes.contains(name) ? null : name;
      }
      case InvokeDynamicEntry call -> "invokedynamic " + call.name().stringValue();
      case ConstantDynamicEntry constant -> null;
      default -> null;
    };
  }
}

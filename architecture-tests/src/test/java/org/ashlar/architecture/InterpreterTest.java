package org.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ashlar.vm.code.Opcode;
import org.junit.jupiter.api.Test;

/**
 * What the bytecode of the virtual machine, above all of its interpreter, has to look like for
 * HotSpot, and for the instruction set.
 */
class InterpreterTest {
  /** HotSpot never compiles a method with more bytes than this (HugeMethodLimit). */
  private static final int HOTSPOT_LIMIT_BYTES = 8000;

  /** A switch over the arguments of a call is smaller than one over opcodes. */
  private static final int SMALLEST_OPCODE_SWITCH = 10;

  private static final String VARIANTS = "org/ashlar/vm/interpreter/Quick";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.ashlar.vm.interpreter", "org.ashlar.vm.instruction");

  @Test
  void everyMethodIsSmallEnoughForHotSpot() {
    Map<String, Integer> sizes = new TreeMap<>();
    JavaClasses machine =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ashlar.vm");
    for (ClassModel type : machine.stream().map(Bytecode::read).toList()) {
      for (MethodModel method : type.methods()) {
        if (method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME)) {
          continue; // runs once
        }
        method
            .findAttribute(Attributes.code())
            .map(CodeAttribute::codeLength)
            .ifPresent(size -> sizes.put(nameOf(type, method), size));
      }
    }

    assertThat(sizes)
        .containsKey("org/ashlar/vm/interpreter/Interpreter.loop")
        .containsKey("org/ashlar/vm/regexp/matcher/Backtracker.run")
        .allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(HOTSPOT_LIMIT_BYTES));
  }

  @Test
  void everyOpcodeHasItsCase() {
    Set<Integer> cases = new TreeSet<>();
    for (ClassModel type : models()) {
      if (type.thisClass().asInternalName().startsWith("org/ashlar/vm/interpreter/")) {
        type.methods().forEach(method -> cases.addAll(casesOfLargestSwitch(method)));
      }
    }

    Set<Integer> opcodes =
        IntStream.range(0, Opcode.values().length)
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> variants = variants();
    assertThat(variants).isNotEmpty().doesNotContainAnyElementsOf(opcodes);
    opcodes.addAll(variants);
    assertThat(cases).isEqualTo(opcodes);
  }

  /** The opcodes that the loop puts in the place of others. */
  private static Set<Integer> variants() {
    return models().stream()
        .filter(type -> type.thisClass().asInternalName().equals(VARIANTS))
        .flatMap(type -> type.fields().stream())
        .filter(field -> !field.flags().has(AccessFlag.PRIVATE))
        .map(field -> field.findAttribute(Attributes.constantValue()).orElseThrow())
        .map(value -> (Integer) value.constant().constantValue())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<ClassModel> models() {
    return CLASSES.stream().map(Bytecode::read).toList();
  }

  private static String nameOf(ClassModel type, MethodModel method) {
    return type.thisClass().asInternalName() + "." + method.methodName().stringValue();
  }

  private static Set<Integer> casesOfLargestSwitch(MethodModel method) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .map(InterpreterTest::casesOf)
        .filter(cases -> cases.size() >= SMALLEST_OPCODE_SWITCH)
        .max(Comparator.comparing(Set::size))
        .orElse(Set.of());
  }

  /** The values that a switch does not send to its default. */
  private static Set<Integer> casesOf(CodeElement element) {
    return switch (element) {
      case TableSwitchInstruction table ->
          valuesOf(
              table.cases().stream().filter(one -> !one.target().equals(table.defaultTarget())));
      case LookupSwitchInstruction lookup -> valuesOf(lookup.cases().stream());
      default -> Set.of();
    };
  }

  private static Set<Integer> valuesOf(Stream<SwitchCase> cases) {
    return cases.map(SwitchCase::caseValue).collect(Collectors.toSet());
  }
}

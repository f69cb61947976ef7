package org.ashlar.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions on the instructions of a class, which a model of its members does not show. */
final class Bytecode {
  /** Catching one of these would also catch the end of a context. */
  private static final Set<String> EVERYTHING =
      Set.of(
          "java/lang/Throwable",
          "java/lang/Error",
          "java/lang/RuntimeException",
          "java/lang/Exception");

  private Bytecode() {}

  static ClassModel read(JavaClass type) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static ArchCondition<JavaClass> enterNoMonitor() {
    return noMethodThat(
        "enter a monitor",
        method ->
            method.flags().has(AccessFlag.SYNCHRONIZED)
                || contains(method, MonitorInstruction.class::isInstance));
  }

  static ArchCondition<JavaClass> catchNothingOfEverything() {
    return noMethodThat(
        "catch every error there is",
        method ->
            contains(method, Bytecode::isCatchAll) && !contains(method, Bytecode::isCompilersOwn));
  }

  private static boolean isCatchAll(Object element) {
    return element instanceof ExceptionCatch handler
        && handler
            .catchType()
            .map(type -> EVERYTHING.contains(type.asInternalName()))
            .orElse(false);
  }

  /**
   * Handlers that the compiler wrote: around resources that are closed, and around patterns of
   * records.
   */
  private static boolean isCompilersOwn(Object element) {
    return element instanceof InvokeInstruction call
        && (call.name().equalsString("addSuppressed")
            || call.owner().name().equalsString("java/lang/MatchException"));
  }

  private static ArchCondition<JavaClass> noMethodThat(String what, Predicate<MethodModel> bad) {
    return new ArchCondition<>("have no method that should " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (MethodModel method : read(type).methods()) {
          if (bad.test(method)) {
            String name = type.getName() + "." + method.methodName().stringValue();
            events.add(SimpleConditionEvent.violated(type, name + " does " + what));
          }
        }
      }
    };
  }

  private static boolean contains(MethodModel method, Predicate<Object> wanted) {
    return method.code().map(code -> anyElement(code, wanted)).orElse(false);
  }

  private static boolean anyElement(CodeModel code, Predicate<Object> wanted) {
    return code.elementStream().anyMatch(wanted);
  }
}

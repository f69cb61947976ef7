package org.ashlar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What code may do, whatever it depends on. */
final class CodeRules {
  /** Types of fields that are changed in place however final the field is. */
  private static final Set<String> MUTABLE_HOLDERS =
      Set.of(
          "java.lang.StringBuilder",
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.LinkedHashMap",
          "java.util.WeakHashMap",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicReference");

  /** Static fields that may change, below the root, and why each of them does no harm. */
  private static final Map<String, String> CHANGING_STATICS =
      Map.of(
          ".vm.value.PrivateName.NEXT_HASH", "spreads hash codes, which nothing can observe",
          ".vm.value.Symbol.NEXT_HASH", "spreads hash codes, which nothing can observe");

  private CodeRules() {}

  static ArchRule everythingIsNullMarked(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("live in a package marked with @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getName() + " lives in a package without @NullMarked"));
                }
              }
            });
  }

  static ArchRule noThreadLocalsUnderGuestCode(String root) {
    return noClasses()
        .that(canBeUnderGuestCode(root))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Inheritable)?ThreadLocal|java\\.lang\\.ScopedValue.*");
  }

  static ArchRule noLocksUnderGuestCode(String root) {
    return noClasses()
        .that(canBeUnderGuestCode(root))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent.locks..");
  }

  static ArchRule noMonitorsUnderGuestCode(String root) {
    return classes().that(canBeUnderGuestCode(root)).should(Bytecode.enterNoMonitor());
  }

  /** What may be on the stack while JavaScript runs, and so has to let an agent yield or end. */
  private static DescribedPredicate<JavaClass> canBeUnderGuestCode(String root) {
    return resideInAPackage(root + ".vm..")
        // Drives contexts from outside, as an embedder does.
        .and(not(resideInAPackage(root + ".vm.host.test262..")))
        .as("can be on the stack under guest code");
  }

  static ArchRule noMutableStatics(String root) {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("be final and hold nothing that changes") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                boolean synthetic = field.getModifiers().contains(JavaModifier.SYNTHETIC);
                boolean fixed =
                    field.getModifiers().contains(JavaModifier.FINAL)
                        && !MUTABLE_HOLDERS.contains(field.getRawType().getName());
                boolean excused =
                    CHANGING_STATICS.containsKey(field.getFullName().substring(root.length()));
                if (!synthetic && !fixed && !excused) {
                  events.add(
                      SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
              }
            });
  }

  static ArchRule standardStreamsOnlyInTheCommandLine(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".distribution.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in");
  }

  static ArchRule noUnsafe(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("(sun\\.misc|jdk\\.internal\\.misc)\\.Unsafe");
  }

  static ArchRule noSerializable(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("not declare to be Serializable") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (type.getRawInterfaces().stream()
                    .anyMatch(declared -> declared.isEquivalentTo(Serializable.class))) {
                  events.add(
                      SimpleConditionEvent.violated(type, type.getName() + " is Serializable"));
                }
              }
            });
  }

  static ArchRule noReflection(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        // Value.as promises an object that implements an interface of the embedder's.
        .and()
        .doNotHaveFullyQualifiedName(root + ".engine.InterfaceAdapter")
        // A bundle's manifest names its entry point.
        .and()
        .doNotHaveFullyQualifiedName(root + ".distribution.kernel.BundlePlugins")
        // Describes to a compiler the methods and fields that its classes may refer to.
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.tier.JitAbi")
        // Read the fields of the virtual machine's own classes, so that no internal slot is missed.
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.host.retention.HeapLayout")
        // Asks the JDK for the values in running frames, where a JVM was started to allow it.
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.host.retention.LiveStack")
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.host.retention.LiveStack$View")
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.lang.reflect..")
                .and(not(DescribedPredicate.describe("arrays", CodeRules::isArrayAccess)))
                // The flags that the class file API speaks of.
                .and(not(name(AccessFlag.class.getName()))))
        .orShould()
        .callMethod(Class.class, "forName", String.class);
  }

  private static boolean isArrayAccess(JavaClass type) {
    return type.isEquivalentTo(java.lang.reflect.Array.class);
  }

  static ArchRule noBlockingInIo(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".io..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it waits for a Mono or a Flux",
                call ->
                    call.getTargetOwner().getPackageName().startsWith("reactor.core")
                        && (call.getName().startsWith("block")
                            || call.getName().equals("toIterable")
                            || call.getName().equals("toStream"))));
  }

  static ArchRule engineErrorsAreNotSwallowed(String root) {
    return classes()
        .that(canBeUnderGuestCode(root))
        // The door to host code, whose exceptions become JavaScript errors.
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.host.VmAccess")
        // A compiler that fails, or a class that the JVM refuses, costs speed and nothing else; no
        // guest code runs there.
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.tier.JitTier")
        // What plug-ins and hooks throw when they are let go; no guest code runs there.
        .and()
        .doNotHaveFullyQualifiedName(root + ".vm.Guarded")
        .should(Bytecode.catchNothingOfEverything());
  }
}

package org.ashlar.vm.execution;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.value.PrivateName;
import org.jspecify.annotations.Nullable;

/** What a class constructor gives to its instances: private methods, then fields. */
public final class ClassElements {
  /** A private method (0), getter (1) or setter (2). */
  public record PrivateMethod(PrivateName name, JsFunction function, int kind) {}

  private final List<PrivateMethod> privateMethods = new ArrayList<>();
  private List<JsFunction> methodInitializers = List.of();
  private @Nullable ScriptFunction initializer;

  /** What decorators of methods added, to run on an instance before its fields are defined. */
  public List<JsFunction> methodInitializers() {
    return methodInitializers;
  }

  public void setMethodInitializers(List<JsFunction> initializers) {
    methodInitializers = List.copyOf(initializers);
  }

  public List<PrivateMethod> privateMethods() {
    return privateMethods;
  }

  /** The function that defines the fields of an instance, which is its this value. */
  public @Nullable ScriptFunction initializer() {
    return initializer;
  }

  public void setInitializer(@Nullable ScriptFunction initializer) {
    this.initializer = initializer;
  }
}

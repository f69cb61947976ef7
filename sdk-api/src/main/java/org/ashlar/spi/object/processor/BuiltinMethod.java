package org.ashlar.spi.object.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.jspecify.annotations.Nullable;

/**
 * One annotated method, with its parameters sorted out.
 *
 * @param method name of the Java method
 * @param agent whether it takes the agent
 * @param callee whether it takes the function object
 * @param arguments number of single arguments
 * @param rest whether it takes all arguments as an array instead
 */
record BuiltinMethod(
    String method,
    String name,
    int length,
    BuiltinKind kind,
    int attributes,
    boolean agent,
    boolean callee,
    int arguments,
    boolean rest) {

  static BuiltinMethod of(ExecutableElement element) {
    Builtin builtin = element.getAnnotation(Builtin.class);
    List<? extends VariableElement> parameters = element.getParameters();
    int at = 0;
    boolean agent = isType(parameters, at, "org.ashlar.vm.object.Agent");
    at += agent ? 1 : 0;
    boolean callee = isType(parameters, at, "org.ashlar.vm.object.BuiltinFunction");
    at += callee ? 1 : 0;
    at++;
    boolean rest =
        at < parameters.size() && parameters.get(at).asType().getKind() == TypeKind.ARRAY;
    int arguments = rest ? 0 : parameters.size() - at;
    int length = builtin.length() >= 0 ? builtin.length() : arguments;
    return new BuiltinMethod(
        element.getSimpleName().toString(),
        builtin.name(),
        length,
        builtin.kind(),
        builtin.attributes(),
        agent,
        callee,
        arguments,
        rest);
  }

  /** What is wrong with the signature, or null. */
  static @Nullable String problem(ExecutableElement element) {
    List<? extends VariableElement> parameters = element.getParameters();
    int at = isType(parameters, 0, "org.ashlar.vm.object.Agent") ? 1 : 0;
    at += isType(parameters, at, "org.ashlar.vm.object.BuiltinFunction") ? 1 : 0;
    boolean constructor = element.getAnnotation(Builtin.class).kind() == BuiltinKind.CONSTRUCTOR;
    String wanted = constructor ? "org.ashlar.vm.object.JsObject" : "java.lang.Object";
    if (!isType(parameters, at, wanted)) {
      return "expected a parameter of type "
          + wanted
          + (constructor ? " (new target)" : " (this value)");
    }
    for (int i = at + 1; i < parameters.size(); i++) {
      boolean last = i == at + 1 && i == parameters.size() - 1;
      if (!isType(parameters, i, "java.lang.Object")
          && !(last && isType(parameters, i, "java.lang.Object[]"))) {
        return "arguments are Object parameters or one Object[]";
      }
    }
    return null;
  }

  private static boolean isType(List<? extends VariableElement> parameters, int at, String type) {
    if (at >= parameters.size()) {
      return false;
    }
    // Type annotations print before the simple name or before brackets; the erased text is what
    // counts.
    String text =
        parameters
            .get(at)
            .asType()
            .toString()
            .replaceAll("@[\\w.]+\\s*", "")
            .replace(" ", "")
            .replace(",", "");
    return text.equals(type);
  }
}

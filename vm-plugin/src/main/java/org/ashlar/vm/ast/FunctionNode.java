package org.ashlar.vm.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of any kind (sec-ecmascript-language-functions-and-classes). {@code id} is that of its
 * scope; {@code start} and {@code end} delimit what {@code Function.prototype.toString} shows.
 * {@code name} is the written name, null if the function takes its name from where it stands
 * (methods: from the property name). {@code selfBinding} is the binding of its own name that only a
 * named function expression has. The body of a concise arrow function is one {@link
 * Statement.Return}.
 */
public record FunctionNode(
    int start,
    int end,
    int id,
    FunctionKind functionKind,
    int flags,
    @Nullable String name,
    Pattern.@Nullable Binding selfBinding,
    List<Parameter> parameters,
    int bodyStart,
    List<Statement> statements)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.FUNCTION;
  }

  public boolean has(FunctionFlag flag) {
    return (flags & flag.bit()) != 0;
  }

  public boolean strict() {
    return has(FunctionFlag.STRICT);
  }

  public boolean isAsync() {
    return has(FunctionFlag.ASYNC);
  }

  public boolean isGenerator() {
    return has(FunctionFlag.GENERATOR);
  }

  public boolean isArrow() {
    return functionKind == FunctionKind.ARROW;
  }

  /**
   * Whether the parameter list is made of plain identifiers only
   * (sec-static-semantics-issimpleparameterlist).
   */
  public boolean simpleParameters() {
    return has(FunctionFlag.SIMPLE_PARAMETERS);
  }

  /**
   * The {@code length} of the function: parameters before the first with an initialiser or rest.
   */
  public int expectedArgumentCount() {
    int count = 0;
    for (Parameter parameter : parameters) {
      if (parameter.rest() || parameter.initializer() != null) {
        break;
      }
      count++;
    }
    return count;
  }
}

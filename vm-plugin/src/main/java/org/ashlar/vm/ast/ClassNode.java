package org.ashlar.vm.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class definition (sec-class-definitions). {@code id} is that of the class scope, which holds
 * the inner name binding, the private names and the computed field keys. Without a written
 * constructor {@code constructor} is null. The initialisers are synthetic functions, null if they
 * would be empty: their bodies hold only {@link Statement.FieldInitialization} and, for the static
 * one, {@link Statement.StaticBlock}, in source order. The superclass and computed names are
 * evaluated inside the class scope, decorators of the class before it.
 */
public record ClassNode(
    int start,
    int end,
    int id,
    @Nullable String name,
    Pattern.@Nullable Binding innerBinding,
    @Nullable Expression superclass,
    @Nullable FunctionNode constructor,
    List<ClassElement> elements,
    @Nullable FunctionNode instanceInitializer,
    @Nullable FunctionNode staticInitializer,
    List<Expression> decorators)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.CLASS;
  }
}

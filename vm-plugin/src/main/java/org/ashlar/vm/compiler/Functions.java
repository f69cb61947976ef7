package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.FunctionScope;
import org.ashlar.vm.scope.Scope;
import org.ashlar.vm.scope.ScopeKind;
import org.jspecify.annotations.Nullable;

/** Function objects, and what a nested function is told about its surroundings. */
final class Functions {
  private final Body body;

  Functions(Body body) {
    this.body = body;
  }

  /**
   * Creates a function object over the current environment.
   *
   * @param name what a function without a name of its own is called
   */
  void closure(FunctionNode node, String name, int destination) {
    int index = body.emitter.function(codeBlock(body.unit, node, name));
    body.emitter.emit(Opcode.CREATE_CLOSURE, destination, index, body.currentEnvironment());
  }

  /** Creates a method, with its home object if it can ask for it. */
  void method(FunctionNode node, String name, int home, int destination) {
    if (node.has(FunctionFlag.USES_SUPER_PROPERTY) || node.has(FunctionFlag.HAS_DIRECT_EVAL)) {
      methodWithHome(node, name, home, destination);
    } else {
      closure(node, name, destination);
    }
  }

  /** Creates a method with its home object. */
  void methodWithHome(FunctionNode node, String name, int home, int destination) {
    int index = body.emitter.function(codeBlock(body.unit, node, name));
    body.emitter.emit(Opcode.CREATE_METHOD, destination, index, body.currentEnvironment(), home);
  }

  /** The code of a function, its body to be compiled at the first call if that has the stack. */
  static CodeBlock codeBlock(Unit unit, FunctionNode node, String name) {
    return codeBlock(unit, node, name, node.start(), node.end(), 0);
  }

  /**
   * The code of a function.
   *
   * @param start of the text that the function shows as its source
   * @param extraFlags flags of {@link CodeBlock} beside those that the node tells
   */
  static CodeBlock codeBlock(
      Unit unit, FunctionNode node, String name, int start, int end, int extraFlags) {
    FunctionScope scope = unit.analysis().function(node);
    String own = node.name();
    String given = own != null ? own : name;
    FunctionKind kind = kind(node);
    int parameterCount = node.parameters().size();
    boolean rest = parameterCount > 0 && node.parameters().getLast().rest();
    int flags = extraFlags;
    flags |= node.strict() ? CodeBlock.STRICT : 0;
    flags |= node.simpleParameters() ? CodeBlock.SIMPLE_PARAMETERS : 0;
    flags |= scope.argumentsBinding() != null || rest ? CodeBlock.USES_ARGUMENTS : 0;
    flags |= scope.thisBinding() != null ? CodeBlock.USES_THIS : 0;
    flags |= given.isEmpty() ? CodeBlock.ANONYMOUS : 0;
    flags |= node.has(FunctionFlag.HAS_DIRECT_EVAL) ? CodeBlock.CALLS_EVAL : 0;
    return unit.ready(
        new CodeBlock(
            unit.code(),
            kind,
            given,
            flags,
            rest ? parameterCount - 1 : parameterCount,
            node.expectedArgumentCount(),
            start,
            end,
            new FunctionBody(unit, scope, node)));
  }

  private static FunctionKind kind(FunctionNode node) {
    boolean async = node.isAsync();
    boolean generator = node.isGenerator();
    return switch (node.functionKind()) {
      case NORMAL ->
          generator
              ? async ? FunctionKind.ASYNC_GENERATOR : FunctionKind.GENERATOR
              : async ? FunctionKind.ASYNC : FunctionKind.NORMAL;
      case ARROW -> async ? FunctionKind.ASYNC_ARROW : FunctionKind.ARROW;
      case METHOD ->
          generator
              ? async ? FunctionKind.ASYNC_GENERATOR_METHOD : FunctionKind.GENERATOR_METHOD
              : async ? FunctionKind.ASYNC_METHOD : FunctionKind.METHOD;
      case GETTER -> FunctionKind.GETTER;
      case SETTER -> FunctionKind.SETTER;
      case CONSTRUCTOR -> FunctionKind.CLASS_CONSTRUCTOR;
      case DERIVED_CONSTRUCTOR -> FunctionKind.DERIVED_CONSTRUCTOR;
      case INSTANCE_INITIALIZER, STATIC_INITIALIZER -> FunctionKind.CLASS_INITIALIZER;
    };
  }

  /** What a direct eval at the current place may use. */
  EvalScope evalScope() {
    Unit unit = body.unit;
    FunctionScope owner = body.function;
    while (owner.node() != null && owner.node().isArrow() && owner.parent() != null) {
      owner = owner.parent();
    }
    FunctionNode node = owner.node();
    EvalScope around = unit.evalScope();
    boolean strict = body.scope.strict();
    List<String> names = privateNames(body.scope, around);
    if (node == null || node.isArrow()) {
      return around == null
          ? new EvalScope(strict, unit.inModule(), false, false, false, false, names)
          : new EvalScope(
              strict,
              around.inModule(),
              around.inFunction(),
              around.inMethod(),
              around.inDerivedConstructor(),
              around.inClassField(),
              names);
    }
    org.ashlar.vm.ast.FunctionKind kind = node.functionKind();
    return new EvalScope(
        strict,
        unit.inModule(),
        true,
        kind.isMethod(),
        kind == org.ashlar.vm.ast.FunctionKind.DERIVED_CONSTRUCTOR,
        kind.isClassInitializer() && !inStaticBlock(body.scope),
        names);
  }

  private static boolean inStaticBlock(Scope scope) {
    for (Scope at = scope; at != null; at = at.parent()) {
      if (at.kind() == ScopeKind.STATIC_BLOCK) {
        return true;
      }
      if (at.kind() == ScopeKind.CLASS) {
        return false;
      }
    }
    return false;
  }

  private static List<String> privateNames(Scope scope, @Nullable EvalScope around) {
    List<String> names = new ArrayList<>();
    for (Scope at = scope; at != null; at = at.parent()) {
      if (at.kind() == ScopeKind.CLASS) {
        for (Binding binding : at.bindings()) {
          if (binding.kind().isPrivateName()) {
            names.add(binding.name().substring(1));
          }
        }
      }
    }
    if (around != null) {
      names.addAll(around.privateNames());
    }
    return List.copyOf(names);
  }
}

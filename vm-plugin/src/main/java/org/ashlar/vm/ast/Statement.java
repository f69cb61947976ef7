package org.ashlar.vm.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, declaration or module item (sec-ecmascript-language-statements-and-declarations).
 */
public sealed interface Statement extends Node {
  /** {@code var}, {@code let}, {@code const}, {@code using}, {@code await using}. */
  record VariableDeclaration(
      int start, int end, DeclarationKind declarationKind, List<VariableDeclarator> declarators)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.VARIABLE_DECLARATION;
    }
  }

  /**
   * A function declaration; a default export without a name binds {@code *default*} while the
   * function is named {@code default}.
   */
  record FunctionDeclaration(int start, int end, Pattern.Binding binding, FunctionNode function)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.FUNCTION_DECLARATION;
    }
  }

  /**
   * A class declaration; the binding is that of the surrounding scope, the class has an inner one
   * of its own.
   */
  record ClassDeclaration(int start, int end, Pattern.Binding binding, ClassNode classNode)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.CLASS_DECLARATION;
    }
  }

  /** An expression as a statement; directives are among them. */
  record ExpressionStatement(int start, int end, Expression expression) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.EXPRESSION_STATEMENT;
    }
  }

  /** A block; {@code id} indexes the scopes of the scope analysis. */
  record Block(int start, int end, int id, List<Statement> statements) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.BLOCK;
    }
  }

  /** {@code ;}. */
  record Empty(int start, int end) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.EMPTY;
    }
  }

  /**
   * {@code if}. A function declaration as a branch (Annex B) stands in a {@link Block} of its own.
   */
  record If(
      int start, int end, Expression test, Statement consequent, @Nullable Statement alternate)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.IF;
    }
  }

  /** {@code do ... while}. */
  record DoWhile(int start, int end, Statement body, Expression test) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.DO_WHILE;
    }
  }

  /** {@code while}. */
  record While(int start, int end, Expression test, Statement body) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.WHILE;
    }
  }

  /**
   * {@code for (;;)}; the initialiser is a {@link VariableDeclaration} or an {@link Expression}.
   */
  record For(
      int start,
      int end,
      int id,
      @Nullable Node initializer,
      @Nullable Expression test,
      @Nullable Expression update,
      Statement body)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.FOR;
    }
  }

  /**
   * {@code for (left in right)}; left is a {@link VariableDeclaration} with one declarator (in
   * sloppy mode perhaps with an initialiser, Annex B) or a {@link Pattern} over targets.
   */
  record ForIn(int start, int end, int id, Node left, Expression right, Statement body)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.FOR_IN;
    }
  }

  /** {@code for (left of right)} and {@code for await}; left as in {@link ForIn}. */
  record ForOf(
      int start, int end, int id, boolean await, Node left, Expression right, Statement body)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.FOR_OF;
    }
  }

  /** {@code continue}. */
  record Continue(int start, int end, @Nullable String label) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.CONTINUE;
    }
  }

  /** {@code break}. */
  record Break(int start, int end, @Nullable String label) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.BREAK;
    }
  }

  /** {@code return}; also the body of a concise arrow function. */
  record Return(int start, int end, @Nullable Expression argument) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.RETURN;
    }
  }

  /** {@code with}; the id is that of the object environment. */
  record With(int start, int end, int id, Expression object, Statement body) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.WITH;
    }
  }

  /** {@code switch}; all cases share one scope. */
  record Switch(int start, int end, int id, Expression discriminant, List<SwitchCase> cases)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.SWITCH;
    }
  }

  /** A label; several labels nest. */
  record Labelled(int start, int end, String label, Statement body) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.LABELLED;
    }
  }

  /** {@code throw}. */
  record Throw(int start, int end, Expression argument) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.THROW;
    }
  }

  /** {@code try}; a handler, a finalizer, or both. */
  record Try(
      int start, int end, Block block, @Nullable CatchClause handler, @Nullable Block finalizer)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.TRY;
    }
  }

  /** {@code debugger}. */
  record Debugger(int start, int end) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.DEBUGGER;
    }
  }

  /** Only in the body of a class initialiser function: define one field on {@code this}. */
  record FieldInitialization(int start, int end, ClassElement.Field field) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.FIELD_INITIALIZATION;
    }
  }

  /**
   * Only in the body of a static initialiser function: a static block, which is a scope for {@code
   * var} too.
   */
  record StaticBlock(int start, int end, int id, List<Statement> statements) implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.STATIC_BLOCK;
    }
  }

  /** {@code import ... from}. */
  record ImportDeclaration(
      int start, int end, List<ImportSpecifier> specifiers, ModuleRequest request)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.IMPORT_DECLARATION;
    }
  }

  /** {@code export {...}}, with or without {@code from}. */
  record ExportNamed(
      int start, int end, List<ExportSpecifier> specifiers, @Nullable ModuleRequest request)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.EXPORT_NAMED;
    }
  }

  /** {@code export * from} or {@code export * as exported from}. */
  record ExportAll(int start, int end, @Nullable String exported, ModuleRequest request)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.EXPORT_ALL;
    }
  }

  /**
   * {@code export} before a declaration; with {@code isDefault} the exported name is {@code
   * default}.
   */
  record ExportDeclaration(int start, int end, boolean isDefault, Statement declaration)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.EXPORT_DECLARATION;
    }
  }

  /** {@code export default expression}; the value goes to the binding {@code *default*}. */
  record ExportDefaultExpression(int start, int end, Pattern.Binding binding, Expression expression)
      implements Statement {
    @Override
    public NodeKind kind() {
      return NodeKind.EXPORT_DEFAULT_EXPRESSION;
    }
  }
}

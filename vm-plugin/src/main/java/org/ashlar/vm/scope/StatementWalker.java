package org.ashlar.vm.scope;

import java.util.List;
import org.ashlar.vm.ast.CatchClause;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.ExportSpecifier;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.ImportSpecifier;
import org.ashlar.vm.ast.Node;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.PatternElement;
import org.ashlar.vm.ast.PatternProperty;
import org.ashlar.vm.ast.PropertyName;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.SwitchCase;
import org.ashlar.vm.ast.VariableDeclarator;
import org.jspecify.annotations.Nullable;

/** Walks statements and the patterns that declare names. */
final class StatementWalker {
  private final ScopeBuilder builder;

  StatementWalker(ScopeBuilder builder) {
    this.builder = builder;
  }

  void walkAll(List<Statement> statements) {
    for (Statement statement : statements) {
      walk(statement);
    }
  }

  void walk(Statement statement) {
    switch (statement.kind()) {
      case EXPRESSION_STATEMENT -> {
        Statement.ExpressionStatement s = (Statement.ExpressionStatement) statement;
        builder.expressions.walk(s.expression());
      }
      case VARIABLE_DECLARATION -> {
        Statement.VariableDeclaration s = (Statement.VariableDeclaration) statement;
        walkDeclaration(s);
      }
      case FUNCTION_DECLARATION -> {
        Statement.FunctionDeclaration s = (Statement.FunctionDeclaration) statement;
        walkFunction(s);
      }
      case CLASS_DECLARATION -> {
        Statement.ClassDeclaration s = (Statement.ClassDeclaration) statement;
        builder.declareLexical(s.binding(), BindingKind.CLASS, s.end());
        builder.functions.walkClass(s.classNode());
      }
      case BLOCK -> {
        Statement.Block s = (Statement.Block) statement;
        walkBlock(s);
      }
      case IF -> {
        Statement.If s = (Statement.If) statement;
        walkIf(s);
      }
      case DO_WHILE -> {
        Statement.DoWhile s = (Statement.DoWhile) statement;
        walk(s.body());
        builder.expressions.walk(s.test());
      }
      case WHILE -> {
        Statement.While s = (Statement.While) statement;
        builder.expressions.walk(s.test());
        walk(s.body());
      }
      case FOR -> {
        Statement.For s = (Statement.For) statement;
        walkFor(s);
      }
      case FOR_IN -> {
        Statement.ForIn s = (Statement.ForIn) statement;
        walkIteration(s.id(), s.start(), s.left(), s.right(), s.body());
      }
      case FOR_OF -> {
        Statement.ForOf s = (Statement.ForOf) statement;
        walkIteration(s.id(), s.start(), s.left(), s.right(), s.body());
      }
      case RETURN -> {
        Statement.Return s = (Statement.Return) statement;
        builder.expressions.walkOptional(s.argument());
      }
      case WITH -> {
        Statement.With s = (Statement.With) statement;
        walkWith(s);
      }
      case SWITCH -> {
        Statement.Switch s = (Statement.Switch) statement;
        walkSwitch(s);
      }
      case LABELLED -> {
        Statement.Labelled s = (Statement.Labelled) statement;
        walk(s.body());
      }
      case THROW -> {
        Statement.Throw s = (Statement.Throw) statement;
        builder.expressions.walk(s.argument());
      }
      case TRY -> {
        Statement.Try s = (Statement.Try) statement;
        walkTry(s);
      }
      case FIELD_INITIALIZATION -> {
        Statement.FieldInitialization s = (Statement.FieldInitialization) statement;
        builder.functions.walkField(s.field());
      }
      case STATIC_BLOCK -> {
        Statement.StaticBlock s = (Statement.StaticBlock) statement;
        Scope scope = builder.open(s.id(), ScopeKind.STATIC_BLOCK, s.start());
        walkAll(s.statements());
        builder.close(scope);
      }
      case IMPORT_DECLARATION -> {
        Statement.ImportDeclaration s = (Statement.ImportDeclaration) statement;
        walkImport(s);
      }
      case EXPORT_NAMED -> {
        Statement.ExportNamed s = (Statement.ExportNamed) statement;
        walkExportNamed(s);
      }
      case EXPORT_DECLARATION -> {
        Statement.ExportDeclaration s = (Statement.ExportDeclaration) statement;
        walkExport(s);
      }
      case EXPORT_DEFAULT_EXPRESSION -> {
        Statement.ExportDefaultExpression s = (Statement.ExportDefaultExpression) statement;
        builder.declareLexical(s.binding(), BindingKind.LET, s.end()).noteExported();
        builder.expressions.walk(s.expression());
      }
      case EXPORT_ALL, EMPTY, CONTINUE, BREAK, DEBUGGER -> {}
      default -> throw new AssertionError(statement.kind());
    }
  }

  private void walkFunction(Statement.FunctionDeclaration statement) {
    builder.declareFunction(statement);
    // The function exists from the start of its scope on, so that is the earliest it may run.
    builder.functions.walkFunction(statement.function(), builder.current().start(), false);
  }

  private void walkBlock(Statement.Block block) {
    Scope scope = builder.open(block.id(), ScopeKind.BLOCK, block.start());
    walkAll(block.statements());
    builder.close(scope);
  }

  private void walkIf(Statement.If statement) {
    Statement.If link = statement;
    while (true) {
      builder.expressions.walk(link.test());
      walk(link.consequent());
      Statement alternate = link.alternate();
      if (alternate instanceof Statement.If next) {
        link = next;
      } else {
        if (alternate != null) {
          walk(alternate);
        }
        return;
      }
    }
  }

  private void walkFor(Statement.For loop) {
    Scope scope = builder.open(loop.id(), ScopeKind.LOOP, loop.start());
    Object found = loop.initializer();
    if (found == null) {
    } else if (found instanceof Statement.VariableDeclaration declaration) {
      walkDeclaration(declaration);
    } else if (found instanceof Expression expression) {
      builder.expressions.walk(expression);
    } else {
      throw new IllegalArgumentException("not the head of a for statement");
    }
    builder.expressions.walkOptional(loop.test());
    builder.expressions.walkOptional(loop.update());
    walk(loop.body());
    builder.close(scope);
  }

  private void walkIteration(int id, int start, Node left, Expression right, Statement body) {
    Scope scope = builder.open(id, ScopeKind.LOOP, start);
    if (left instanceof Statement.VariableDeclaration declaration) {
      VariableDeclarator declarator = declaration.declarators().get(0);
      // The name is initialised for each iteration, after the right side was evaluated.
      declareTarget(declaration.declarationKind(), declarator.target(), right.end(), true);
      builder.expressions.walkOptional(declarator.initializer());
    } else if (left instanceof Pattern pattern) {
      builder.expressions.walkTargets(pattern);
    } else {
      throw new IllegalArgumentException("not the head of a for-in or for-of");
    }
    builder.expressions.walk(right);
    walk(body);
    builder.close(scope);
  }

  private void walkWith(Statement.With statement) {
    builder.expressions.walk(statement.object());
    Scope scope = builder.open(statement.id(), ScopeKind.WITH, statement.start());
    builder.makeDynamic();
    walk(statement.body());
    builder.close(scope);
  }

  private void walkSwitch(Statement.Switch statement) {
    builder.expressions.walk(statement.discriminant());
    Scope scope = builder.open(statement.id(), ScopeKind.SWITCH, statement.start());
    for (SwitchCase clause : statement.cases()) {
      builder.expressions.walkOptional(clause.test());
      walkAll(clause.statements());
    }
    builder.close(scope);
  }

  private void walkTry(Statement.Try statement) {
    walkBlock(statement.block());
    CatchClause handler = statement.handler();
    if (handler != null) {
      Scope scope = builder.open(handler.id(), ScopeKind.CATCH, handler.start());
      Pattern parameter = handler.parameter();
      if (parameter instanceof Pattern.Binding) {
        scope.noteSimpleCatchParameter();
      }
      if (parameter != null) {
        declarePattern(parameter, BindingKind.CATCH_PARAMETER, parameter.end());
      }
      walkBlock(handler.body());
      builder.close(scope);
    }
    if (statement.finalizer() != null) {
      walkBlock(statement.finalizer());
    }
  }

  private void walkDeclaration(Statement.VariableDeclaration declaration) {
    for (VariableDeclarator declarator : declaration.declarators()) {
      declareTarget(
          declaration.declarationKind(),
          declarator.target(),
          declarator.end(),
          declarator.initializer() != null);
      builder.expressions.walkOptional(declarator.initializer());
    }
  }

  private void declareTarget(
      DeclarationKind kind, Pattern target, int initializedAt, boolean writes) {
    switch (kind) {
      case VAR -> declareVariables(target, writes);
      case LET -> declarePattern(target, BindingKind.LET, initializedAt);
      case CONST, USING, AWAIT_USING -> declarePattern(target, BindingKind.CONST, initializedAt);
    }
  }

  private void declareVariables(Pattern target, boolean writes) {
    if (target instanceof Pattern.Binding binding) {
      builder.declareVariable(binding);
      builder.use(binding.id(), binding.name(), binding.start(), writes);
    } else {
      walkPattern(target, inner -> declareVariables(inner, writes));
    }
  }

  /** Declares the names of a pattern in the current scope and walks the expressions in it. */
  void declarePattern(Pattern target, BindingKind kind, int initializedAt) {
    if (target instanceof Pattern.Binding binding) {
      if (kind == BindingKind.PARAMETER) {
        builder.declareParameter(binding, initializedAt);
      } else {
        builder.declareLexical(binding, kind, initializedAt);
      }
    } else {
      walkPattern(target, inner -> declarePattern(inner, kind, initializedAt));
    }
  }

  /** What to do with each target directly in a pattern. */
  @FunctionalInterface
  interface TargetAction {
    void accept(Pattern target);
  }

  void walkPattern(Pattern pattern, TargetAction action) {
    if (pattern instanceof Pattern.ArrayPattern array) {
      for (PatternElement element : array.elements()) {
        action.accept(element.target());
        builder.expressions.walkOptional(element.initializer());
      }
      acceptRest(array.rest(), action);
    } else if (pattern instanceof Pattern.ObjectPattern object) {
      for (PatternProperty property : object.properties()) {
        if (property.name() instanceof PropertyName.Computed name) {
          builder.expressions.walk(name.expression());
        }
        action.accept(property.target());
        builder.expressions.walkOptional(property.initializer());
      }
      acceptRest(object.rest(), action);
    }
  }

  private static void acceptRest(@Nullable Pattern rest, TargetAction action) {
    if (rest != null) {
      action.accept(rest);
    }
  }

  private void walkImport(Statement.ImportDeclaration statement) {
    for (ImportSpecifier specifier : statement.specifiers()) {
      builder.declareLexical(specifier.local(), BindingKind.IMPORT, 0).capture();
    }
  }

  private void walkExportNamed(Statement.ExportNamed statement) {
    if (statement.request() == null) {
      for (ExportSpecifier specifier : statement.specifiers()) {
        builder.noteExport(specifier);
      }
    }
  }

  private void walkExport(Statement.ExportDeclaration statement) {
    walk(statement.declaration());
    Object found = statement.declaration();
    if (found instanceof Statement.FunctionDeclaration d) {
      builder.noteExported(d.binding());
    } else if (found instanceof Statement.ClassDeclaration d) {
      builder.noteExported(d.binding());
    } else if (found instanceof Statement.VariableDeclaration d) {
      for (VariableDeclarator declarator : d.declarators()) {
        exportAll(declarator.target());
      }
    } else {
      throw new IllegalArgumentException("not an exported declaration");
    }
  }

  private void exportAll(Pattern target) {
    if (target instanceof Pattern.Binding binding) {
      builder.noteExported(binding);
    } else if (target instanceof Pattern.ArrayPattern array) {
      array.elements().forEach(element -> exportAll(element.target()));
      acceptRest(array.rest(), this::exportAll);
    } else if (target instanceof Pattern.ObjectPattern object) {
      object.properties().forEach(property -> exportAll(property.target()));
      acceptRest(object.rest(), this::exportAll);
    }
  }
}

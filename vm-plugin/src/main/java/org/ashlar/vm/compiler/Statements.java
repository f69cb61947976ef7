package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.ast.DeclarationKind;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.Pattern;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.ast.VariableDeclarator;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.ThrowTemplate;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.scope.Resolution;
import org.ashlar.vm.scope.Scope;

/** Statements and declarations (sec-ecmascript-language-statements-and-declarations). */
final class Statements {
  private final Body body;

  /**
   * In eval code: the registers that say whether a function in a block became a variable
   * (DECLARE_EVAL_HOISTED).
   */
  final Map<String, Integer> hoistedInEval = new HashMap<>();

  Statements(Body body) {
    this.body = body;
  }

  void list(List<Statement> statements) {
    for (Statement statement : statements) {
      statement(statement, List.of());
    }
  }

  void statement(Statement s) {
    statement(s, List.of());
  }

  private void statement(Statement s, List<String> labels) {
    int mark = body.registers.mark();
    switch (s.kind()) {
      case EXPRESSION_STATEMENT -> expression(((Statement.ExpressionStatement) s).expression());
      case VARIABLE_DECLARATION -> variables((Statement.VariableDeclaration) s);
      case FUNCTION_DECLARATION -> hoist((Statement.FunctionDeclaration) s);
      case CLASS_DECLARATION -> classDeclaration((Statement.ClassDeclaration) s);
      case BLOCK -> scoped(((Statement.Block) s).id(), ((Statement.Block) s).statements());
      case EMPTY, IMPORT_DECLARATION, EXPORT_NAMED, EXPORT_ALL -> {}
      case IF -> conditional((Statement.If) s);
      case WHILE -> body.loops.whileLoop((Statement.While) s, labels);
      case DO_WHILE -> body.loops.doWhile((Statement.DoWhile) s, labels);
      case FOR -> body.loops.forLoop((Statement.For) s, labels);
      case FOR_IN -> body.iterations.forIn((Statement.ForIn) s, labels);
      case FOR_OF -> body.iterations.forOf((Statement.ForOf) s, labels);
      case CONTINUE -> body.exits.emitContinue(((Statement.Continue) s).label());
      case BREAK -> body.exits.emitBreak(((Statement.Break) s).label());
      case RETURN -> returns((Statement.Return) s);
      case WITH -> with((Statement.With) s);
      case SWITCH -> body.tries.switchStatement((Statement.Switch) s);
      case LABELLED -> labelled((Statement.Labelled) s, labels);
      case THROW -> {
        int value = body.expressions.operand(((Statement.Throw) s).argument());
        body.emitter.at(s.start()).emit(Opcode.THROW, value);
      }
      case TRY -> body.tries.tryStatement((Statement.Try) s);
      case DEBUGGER -> body.emitter.at(s.start()).emit(Opcode.DEBUGGER);
      case FIELD_INITIALIZATION -> body.classes.field((Statement.FieldInitialization) s);
      case STATIC_BLOCK -> {
        Statement.StaticBlock block = (Statement.StaticBlock) s;
        scoped(block.id(), block.statements());
      }
      case EXPORT_DECLARATION -> statement(((Statement.ExportDeclaration) s).declaration());
      case EXPORT_DEFAULT_EXPRESSION -> exportDefault((Statement.ExportDefaultExpression) s);
      default -> throw new AssertionError(s.kind());
    }
    body.registers.release(mark);
  }

  private void expression(Expression e) {
    if (body.completion >= 0) {
      body.expressions.into(e, body.completion);
    } else {
      body.expressions.effect(e);
    }
  }

  /** Gives the statement about to run the completion value undefined, if anybody wants it. */
  void resetCompletion() {
    if (body.completion >= 0) {
      body.emitter.emit(Opcode.LOAD_UNDEFINED, body.completion);
    }
  }

  private void variables(Statement.VariableDeclaration s) {
    for (VariableDeclarator declarator : s.declarators()) {
      int mark = body.registers.mark();
      if (s.declarationKind() == DeclarationKind.VAR) {
        variable(declarator);
      } else {
        lexical(declarator, s.declarationKind());
      }
      body.registers.release(mark);
    }
  }

  private void variable(VariableDeclarator declarator) {
    Expression initializer = declarator.initializer();
    if (initializer == null) {
      return;
    }
    if (!(declarator.target() instanceof Pattern.Binding name)) {
      body.patterns.assign(declarator.target(), body.patterns.source(initializer));
      return;
    }
    Resolution resolution = body.names.resolution(name.id());
    int register = body.assignments.writableRegister(resolution);
    if (register >= 0) {
      if (declarator.namesInitializer()) {
        body.expressions.intoNamed(initializer, name.name(), register);
      } else {
        body.expressions.intoVariable(initializer, register);
      }
      return;
    }
    int prepared = body.names.prepareAssignment(resolution, name.start(), false);
    int value = named(initializer, name, declarator.namesInitializer());
    body.names.assign(resolution, prepared, value, name.start());
  }

  private int named(Expression initializer, Pattern.Binding name, boolean names) {
    if (!names) {
      return body.expressions.operand(initializer);
    }
    int value = body.registers.allocate();
    body.expressions.intoNamed(initializer, name.name(), value);
    return value;
  }

  private void lexical(VariableDeclarator declarator, DeclarationKind kind) {
    Expression initializer = declarator.initializer();
    if (!(declarator.target() instanceof Pattern.Binding name)) {
      if (initializer == null) {
        throw new AssertionError("a pattern is always initialised");
      }
      body.patterns.initialize(declarator.target(), body.patterns.source(initializer));
      return;
    }
    int register = body.names.initializeInPlace(name);
    if (initializer == null) {
      body.names.initialize(name, Registers.UNDEFINED);
    } else if (register >= 0) {
      if (declarator.namesInitializer()) {
        body.expressions.intoNamed(initializer, name.name(), register);
      } else {
        body.expressions.into(initializer, register);
      }
      body.disposals.add(kind, register, declarator.start());
    } else {
      int value = named(initializer, name, declarator.namesInitializer());
      body.disposals.add(kind, value, declarator.start());
      body.names.initialize(name, value);
    }
  }

  /**
   * Evaluating a function declaration in a block copies the function to the variable that Annex B
   * makes of it.
   */
  private void hoist(Statement.FunctionDeclaration s) {
    Resolution variable = body.unit.analysis().hoistedVariable(s.binding().id());
    if (variable == null) {
      return;
    }
    int value = body.registers.allocate();
    body.names.load(body.names.resolution(s.binding().id()), value, s.start());
    Integer declared = hoistedInEval.get(s.binding().name());
    if (declared != null) {
      Label skipped = new Label();
      body.emitter.jump(Opcode.JUMP_IF_FALSE, skipped, declared);
      body.emitter
          .at(s.start())
          .emit(
              Opcode.STORE_EVAL_VAR,
              body.currentEnvironment(),
              body.key(s.binding().name()),
              value);
      body.emitter.bind(skipped);
      return;
    }
    int prepared = body.names.prepareAssignment(variable, s.start(), false);
    body.names.assign(variable, prepared, value, s.start());
  }

  private void classDeclaration(Statement.ClassDeclaration s) {
    int value = body.registers.allocate();
    String own = s.classNode().name();
    body.classes.define(s.classNode(), own == null ? "default" : own, value);
    body.names.initialize(s.binding(), value);
  }

  private void exportDefault(Statement.ExportDefaultExpression s) {
    int value = body.registers.allocate();
    body.expressions.intoNamed(s.expression(), "default", value);
    body.names.initialize(s.binding(), value);
  }

  void scoped(int id, List<Statement> statements) {
    Scope scope = body.unit.analysis().scope(id);
    Scopes.Entered entered = body.scopes.enter(scope);
    if (Disposals.inList(statements)) {
      body.disposals.list(statements);
    } else {
      list(statements);
    }
    body.scopes.leave(entered);
  }

  /** {@code if}; an else-if chain is walked in a loop. */
  private void conditional(Statement.If s) {
    resetCompletion();
    List<Label> ends = new ArrayList<>();
    Statement at = s;
    while (at instanceof Statement.If branch) {
      Label consequent = new Label();
      Label alternate = new Label();
      Statement next = branch.alternate();
      Label jump = body.exits.jumpOf(branch.consequent());
      if (jump != null) {
        body.operators.conditions().branch(branch.test(), jump, alternate, false);
        body.emitter.bind(alternate);
        at = next;
        continue;
      }
      body.operators.conditions().branch(branch.test(), consequent, alternate, true);
      body.emitter.bind(consequent);
      statement(branch.consequent());
      if (next != null) {
        Label end = new Label();
        body.emitter.jump(Opcode.JUMP, end);
        ends.add(end);
      }
      body.emitter.bind(alternate);
      at = next;
    }
    if (at != null) {
      statement(at);
    }
    ends.forEach(body.emitter::bind);
  }

  private void returns(Statement.Return s) {
    Expression argument = s.argument();
    if (argument == null) {
      body.exits.emitReturn(Registers.UNDEFINED);
      return;
    }
    int value = body.expressions.operand(argument);
    body.emitter.at(s.start());
    if (body.generators.inAsyncGenerator()) {
      int awaited = body.registers.allocate();
      body.emitter.emit(Opcode.AWAIT, awaited, value);
      value = awaited;
    }
    body.exits.emitReturn(value);
  }

  private void with(Statement.With s) {
    resetCompletion();
    int object = body.registers.allocate();
    int value = body.expressions.operand(s.object());
    body.emitter.at(s.object().start()).emit(Opcode.TO_OBJECT, object, value);
    Scope scope = body.unit.analysis().scope(s.id());
    EnvironmentFrame savedEnvironment = body.environment;
    Scope savedScope = body.scope;
    int environment = body.registers.allocate();
    body.emitter.emit(
        Opcode.NEW_OBJECT_ENVIRONMENT, environment, body.currentEnvironment(), object);
    body.environment = new EnvironmentFrame(scope, environment, savedEnvironment);
    body.scope = scope;
    statement(s.body());
    body.environment = savedEnvironment;
    body.scope = savedScope;
  }

  private void labelled(Statement.Labelled s, List<String> outer) {
    List<String> labels = new ArrayList<>(outer);
    labels.add(s.label());
    Statement inner = s.body();
    switch (inner.kind()) {
      case LABELLED, WHILE, DO_WHILE, FOR, FOR_IN, FOR_OF -> statement(inner, labels);
      default -> {
        Label end = new Label();
        Control.Target target =
            new Control.Target(body.control, body.environment, labels, end, null, false);
        body.control = target;
        statement(inner);
        body.control = target.outer;
        body.emitter.bind(end);
      }
    }
  }

  /** Throws an error of the engine. */
  void throwError(ErrorKind kind, String message) {
    body.emitter.emit(Opcode.THROW_ERROR, body.emitter.constant(new ThrowTemplate(kind, message)));
  }
}

package org.ashlar.vm.compiler;

import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.NodeKind;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.Resolution;
import org.ashlar.vm.value.JsNull;

/**
 * Expressions of all kinds: where their value goes, and to whom the work goes.
 *
 * <p>Three ways to compile one: {@link #into} a register of the caller's, which may be written more
 * than once on the way; as an {@link #operand}, in whatever register the value is or fits; and for
 * its {@link #effect} alone.
 */
final class Expressions {
  private final Body body;

  Expressions(Body body) {
    this.body = body;
  }

  /** Computes the value in a register that no variable lives in. */
  void into(Expression e, int destination) {
    switch (e.kind()) {
      case IDENTIFIER -> body.names.load((Expression.Identifier) e, destination);
      case THIS -> body.implicit.loadThis(destination, e.start());
      case NULL_LITERAL -> body.emitter.emit(Opcode.LOAD_NULL, destination);
      case BOOLEAN_LITERAL ->
          body.emitter.emit(
              ((Expression.BooleanLiteral) e).value() ? Opcode.LOAD_TRUE : Opcode.LOAD_FALSE,
              destination);
      case NUMBER_LITERAL ->
          body.literals.number(((Expression.NumberLiteral) e).value(), destination);
      case STRING_LITERAL -> body.loadString(destination, ((Expression.StringLiteral) e).value());
      case BIGINT_LITERAL ->
          body.emitter.emit(
              Opcode.LOAD_CONSTANT,
              destination,
              body.emitter.constant(((Expression.BigIntLiteral) e).value()));
      case REGEXP_LITERAL -> body.literals.regExp((Expression.RegExpLiteral) e, destination);
      case TEMPLATE_LITERAL -> body.literals.template((Expression.TemplateLiteral) e, destination);
      case ARRAY_LITERAL -> body.literals.array((Expression.ArrayLiteral) e, destination);
      case OBJECT_LITERAL -> body.literals.object((Expression.ObjectLiteral) e, destination);
      case FUNCTION_EXPRESSION ->
          body.functions.closure(((Expression.FunctionExpression) e).function(), "", destination);
      case CLASS_EXPRESSION ->
          body.classes.define(((Expression.ClassExpression) e).classNode(), "", destination);
      case UNARY -> body.operators.unary((Expression.Unary) e, destination);
      case UPDATE -> body.assignments.update((Expression.Update) e, destination);
      case BINARY -> body.operators.binary((Expression.Binary) e, destination);
      case LOGICAL -> body.operators.logical((Expression.Logical) e, destination);
      case CONDITIONAL -> body.operators.conditional((Expression.Conditional) e, destination);
      case ASSIGNMENT -> body.assignments.assign((Expression.Assignment) e, destination);
      case PATTERN_ASSIGNMENT ->
          body.assignments.assignPattern((Expression.PatternAssignment) e, destination);
      case SEQUENCE -> {
        List<Expression> all = ((Expression.Sequence) e).expressions();
        for (int i = 0; i < all.size() - 1; i++) {
          effect(all.get(i));
        }
        into(all.getLast(), destination);
      }
      case MEMBER, INDEX, PRIVATE_MEMBER, CALL, TAGGED_TEMPLATE, OPTIONAL_CHAIN ->
          body.chains.into(e, destination);
      case SUPER_MEMBER, SUPER_INDEX -> body.chains.superProperty(e, destination);
      case SUPER_CALL -> body.calls.superCall((Expression.SuperCall) e, destination);
      case NEW -> body.calls.construct((Expression.New) e, destination);
      case YIELD -> body.generators.suspend((Expression.Yield) e, destination);
      case AWAIT -> body.generators.await((Expression.Await) e, destination);
      case IMPORT_CALL -> body.calls.importCall((Expression.ImportCall) e, destination);
      case IMPORT_META -> body.emitter.at(e.start()).emit(Opcode.IMPORT_META, destination);
      case NEW_TARGET -> body.implicit.loadNewTarget(destination);
      case PRIVATE_IN -> body.operators.privateIn((Expression.PrivateIn) e, destination);
      default -> throw new AssertionError(e.kind());
    }
  }

  /**
   * A register that holds the value for the next instruction: the register of a variable, or a
   * fresh one.
   */
  int operand(Expression e) {
    switch (e.kind()) {
      case IDENTIFIER -> {
        int register = body.names.inPlace((Expression.Identifier) e);
        if (register >= 0) {
          return register;
        }
      }
      case THIS -> {
        return body.implicit.thisOperand(e.start());
      }
      default -> {}
    }
    int register = body.registers.allocate();
    into(e, register);
    return register;
  }

  /** An operand of an operator: in a loop, a literal is loaded before the loop. */
  int operatorOperand(Expression e) {
    int register = -1;
    if (e instanceof Expression.NumberLiteral number) {
      register = body.emitter.loopConstant(number.value());
    } else if (e instanceof Expression.StringLiteral string) {
      register = body.emitter.loopConstant(string.value());
    } else if (e.kind() == NodeKind.NULL_LITERAL) {
      register = body.emitter.loopConstant(JsNull.NULL);
    }
    return register >= 0 ? register : operand(e);
  }

  /** An operand that stays the same while another expression is evaluated after it. */
  int operandBefore(Expression e, Expression later) {
    return mayChange(e) && AssignmentScan.mayAssign(later, nameOf(e)) ? fresh(e) : operand(e);
  }

  /** An operand that stays the same while other expressions are evaluated after it. */
  int operandBefore(Expression e, List<Expression> later) {
    return mayChange(e) && AssignmentScan.mayAssign(later, nameOf(e)) ? fresh(e) : operand(e);
  }

  /** The value in a fresh register. */
  int fresh(Expression e) {
    int register = body.registers.allocate();
    into(e, register);
    return register;
  }

  private boolean mayChange(Expression e) {
    if (e.kind() != NodeKind.IDENTIFIER) {
      return false;
    }
    Resolution resolution = body.names.resolution(((Expression.Identifier) e).id());
    Binding binding = resolution.binding();
    return binding != null && resolution.place() == Resolution.Place.REGISTER && binding.assigned();
  }

  private static String nameOf(Expression e) {
    return ((Expression.Identifier) e).name();
  }

  /**
   * Computes the value in the register of a variable, which must keep its old value until the new
   * one is complete.
   */
  void intoVariable(Expression e, int register) {
    if (writesOnce(e)) {
      into(e, register);
      return;
    }
    int mark = body.registers.mark();
    body.move(register, operand(e));
    body.registers.release(mark);
  }

  private static boolean writesOnce(Expression e) {
    return switch (e.kind()) {
      case IDENTIFIER,
          THIS,
          NULL_LITERAL,
          BOOLEAN_LITERAL,
          NUMBER_LITERAL,
          STRING_LITERAL,
          BIGINT_LITERAL,
          REGEXP_LITERAL,
          BINARY,
          MEMBER,
          INDEX,
          PRIVATE_MEMBER,
          CALL,
          NEW,
          OPTIONAL_CHAIN,
          AWAIT,
          IMPORT_META ->
          true;
      case UNARY -> true;
      case FUNCTION_EXPRESSION -> true;
      case CONDITIONAL ->
          writesOnce(((Expression.Conditional) e).consequent())
              && writesOnce(((Expression.Conditional) e).alternate());
      default -> false;
    };
  }

  /** Computes the value in a register; an anonymous function or class takes the name. */
  void intoNamed(Expression e, String name, int destination) {
    switch (e.kind()) {
      case FUNCTION_EXPRESSION ->
          body.functions.closure(((Expression.FunctionExpression) e).function(), name, destination);
      case CLASS_EXPRESSION ->
          body.classes.define(((Expression.ClassExpression) e).classNode(), name, destination);
      default -> into(e, destination);
    }
  }

  /** As {@link #intoNamed}, the name being a property key in a register. */
  void intoNamedByKey(Expression e, int key, int destination) {
    if (!e.isAnonymousFunctionDefinition()) {
      into(e, destination);
    } else if (e.kind() == NodeKind.CLASS_EXPRESSION) {
      body.classes.defineNamedByKey(((Expression.ClassExpression) e).classNode(), key, destination);
    } else {
      into(e, destination);
      body.emitter.emit(Opcode.SET_FUNCTION_NAME, destination, key, 0);
    }
  }

  /** Evaluates for the effect. */
  void effect(Expression e) {
    int mark = body.registers.mark();
    switch (e.kind()) {
      case NULL_LITERAL,
          BOOLEAN_LITERAL,
          NUMBER_LITERAL,
          STRING_LITERAL,
          BIGINT_LITERAL,
          FUNCTION_EXPRESSION -> {}
      case IDENTIFIER -> {
        if (!body.names.isSafe((Expression.Identifier) e)) {
          operand(e);
        }
      }
      case ASSIGNMENT -> body.assignments.assignForEffect((Expression.Assignment) e);
      case PATTERN_ASSIGNMENT ->
          body.assignments.assignPatternForEffect((Expression.PatternAssignment) e);
      case UPDATE -> body.assignments.updateForEffect((Expression.Update) e);
      case LOGICAL -> body.operators.logicalForEffect((Expression.Logical) e);
      case CONDITIONAL -> body.operators.conditionalForEffect((Expression.Conditional) e);
      case SEQUENCE -> ((Expression.Sequence) e).expressions().forEach(this::effect);
      default -> operand(e);
    }
    body.registers.release(mark);
  }
}

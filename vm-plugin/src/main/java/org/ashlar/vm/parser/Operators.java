package org.ashlar.vm.parser;

import org.ashlar.vm.ast.AssignmentOperator;
import org.ashlar.vm.ast.BinaryOperator;
import org.ashlar.vm.ast.LogicalOperator;
import org.ashlar.vm.ast.UnaryOperator;
import org.ashlar.vm.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/** Which operator of the tree a token spells. */
final class Operators {
  private Operators() {}

  static @Nullable UnaryOperator unary(TokenKind token) {
    return switch (token) {
      case MINUS -> UnaryOperator.MINUS;
      case PLUS -> UnaryOperator.PLUS;
      case NOT -> UnaryOperator.NOT;
      case TILDE -> UnaryOperator.BITWISE_NOT;
      case TYPEOF -> UnaryOperator.TYPEOF;
      case VOID -> UnaryOperator.VOID;
      case DELETE -> UnaryOperator.DELETE;
      default -> null;
    };
  }

  static @Nullable LogicalOperator logical(TokenKind token) {
    return switch (token) {
      case AND -> LogicalOperator.AND;
      case OR -> LogicalOperator.OR;
      case COALESCE -> LogicalOperator.COALESCE;
      default -> null;
    };
  }

  static BinaryOperator binary(TokenKind token) {
    return switch (token) {
      case PLUS -> BinaryOperator.ADD;
      case MINUS -> BinaryOperator.SUBTRACT;
      case MULTIPLY -> BinaryOperator.MULTIPLY;
      case DIVIDE -> BinaryOperator.DIVIDE;
      case REMAINDER -> BinaryOperator.REMAINDER;
      case EXPONENTIATE -> BinaryOperator.EXPONENTIATE;
      case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
      case SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
      case SHIFT_RIGHT_UNSIGNED -> BinaryOperator.SHIFT_RIGHT_UNSIGNED;
      case BITWISE_AND -> BinaryOperator.BITWISE_AND;
      case BITWISE_OR -> BinaryOperator.BITWISE_OR;
      case BITWISE_XOR -> BinaryOperator.BITWISE_XOR;
      case EQUAL -> BinaryOperator.EQUAL;
      case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case STRICT_EQUAL -> BinaryOperator.STRICT_EQUAL;
      case STRICT_NOT_EQUAL -> BinaryOperator.STRICT_NOT_EQUAL;
      case LESS -> BinaryOperator.LESS;
      case LESS_EQUAL -> BinaryOperator.LESS_EQUAL;
      case GREATER -> BinaryOperator.GREATER;
      case GREATER_EQUAL -> BinaryOperator.GREATER_EQUAL;
      case IN -> BinaryOperator.IN;
      case INSTANCEOF -> BinaryOperator.INSTANCEOF;
      default -> throw new IllegalArgumentException(token.toString());
    };
  }

  static AssignmentOperator assignment(TokenKind token) {
    return switch (token) {
      case ASSIGN -> AssignmentOperator.ASSIGN;
      case ADD_ASSIGN -> AssignmentOperator.ADD;
      case SUBTRACT_ASSIGN -> AssignmentOperator.SUBTRACT;
      case MULTIPLY_ASSIGN -> AssignmentOperator.MULTIPLY;
      case DIVIDE_ASSIGN -> AssignmentOperator.DIVIDE;
      case REMAINDER_ASSIGN -> AssignmentOperator.REMAINDER;
      case EXPONENTIATE_ASSIGN -> AssignmentOperator.EXPONENTIATE;
      case SHIFT_LEFT_ASSIGN -> AssignmentOperator.SHIFT_LEFT;
      case SHIFT_RIGHT_ASSIGN -> AssignmentOperator.SHIFT_RIGHT;
      case SHIFT_RIGHT_UNSIGNED_ASSIGN -> AssignmentOperator.SHIFT_RIGHT_UNSIGNED;
      case BITWISE_AND_ASSIGN -> AssignmentOperator.BITWISE_AND;
      case BITWISE_OR_ASSIGN -> AssignmentOperator.BITWISE_OR;
      case BITWISE_XOR_ASSIGN -> AssignmentOperator.BITWISE_XOR;
      case AND_ASSIGN -> AssignmentOperator.AND;
      case OR_ASSIGN -> AssignmentOperator.OR;
      case COALESCE_ASSIGN -> AssignmentOperator.COALESCE;
      default -> throw new IllegalArgumentException(token.toString());
    };
  }
}

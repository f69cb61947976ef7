package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.feedback.OperandKinds;

/**
 * Variants of opcodes for operands of one kind. They stand only in the loop's own copy of the
 * instructions, where they replace their opcode word and leave the operands as they are.
 *
 * <p>A variant records no feedback: what it handles has been recorded when it was put in place.
 * Anything else goes to the instruction in full, which records it and chooses again.
 */
final class Quick {
  static final int ADD_OF_INTS = 192;
  static final int SUB_OF_INTS = 193;
  static final int MUL_OF_INTS = 194;
  static final int MOD_OF_INTS = 195;
  static final int BIT_AND_OF_INTS = 196;
  static final int BIT_OR_OF_INTS = 197;
  static final int BIT_XOR_OF_INTS = 198;
  static final int SHIFT_LEFT_OF_INTS = 199;
  static final int SHIFT_RIGHT_OF_INTS = 200;
  static final int ADD_INT_OF_INTS = 201;
  static final int SUB_INT_OF_INTS = 202;
  static final int MUL_INT_OF_INTS = 203;
  static final int BIT_AND_INT_OF_INTS = 204;
  static final int BIT_OR_INT_OF_INTS = 205;
  static final int SHIFT_LEFT_INT_OF_INTS = 206;
  static final int SHIFT_RIGHT_INT_OF_INTS = 207;
  static final int INCREMENT_OF_INTS = 208;
  static final int DECREMENT_OF_INTS = 209;
  static final int ADD_OF_DOUBLES = 210;
  static final int SUB_OF_DOUBLES = 211;
  static final int MUL_OF_DOUBLES = 212;
  static final int DIV_OF_DOUBLES = 213;
  static final int MUL_INT_OF_DOUBLES = 214;
  static final int JUMP_IF_LESS_OF_INTS = 215;
  static final int JUMP_IF_NOT_LESS_OF_INTS = 216;
  static final int JUMP_IF_LESS_EQUAL_OF_INTS = 217;
  static final int JUMP_IF_NOT_LESS_EQUAL_OF_INTS = 218;
  static final int JUMP_IF_GREATER_OF_INTS = 219;
  static final int JUMP_IF_NOT_GREATER_OF_INTS = 220;
  static final int JUMP_IF_GREATER_EQUAL_OF_INTS = 221;
  static final int JUMP_IF_NOT_GREATER_EQUAL_OF_INTS = 222;
  static final int JUMP_IF_STRICT_EQUAL_OF_INTS = 223;
  static final int JUMP_IF_STRICT_NOT_EQUAL_OF_INTS = 224;
  static final int JUMP_IF_LESS_OF_DOUBLES = 225;
  static final int JUMP_IF_NOT_LESS_OF_DOUBLES = 226;
  static final int JUMP_IF_LESS_EQUAL_OF_DOUBLES = 227;
  static final int JUMP_IF_NOT_LESS_EQUAL_OF_DOUBLES = 228;
  static final int JUMP_IF_GREATER_OF_DOUBLES = 229;
  static final int JUMP_IF_NOT_GREATER_OF_DOUBLES = 230;
  static final int JUMP_IF_STRICT_EQUAL_OF_OBJECTS = 231;
  static final int JUMP_IF_STRICT_NOT_EQUAL_OF_OBJECTS = 232;
  static final int ADD_OF_OVERFLOWING_INTS = 233;
  static final int SUB_OF_OVERFLOWING_INTS = 234;
  static final int ADD_OF_NUMBERS = 235;
  static final int SUB_OF_NUMBERS = 236;
  static final int BIT_OR_INT_OF_NUMBERS = 237;
  static final int BIT_AND_INT_OF_NUMBERS = 238;

  private static final int LAST = BIT_AND_INT_OF_NUMBERS;

  private static final int NUMBERS =
      OperandKinds.INT | OperandKinds.DOUBLE | OperandKinds.INT_OVERFLOW;
  private static final int REFERENCES = OperandKinds.OBJECT | OperandKinds.NULLISH;

  /** All that {@link #variant} tells apart. */
  private static final int[] KINDS = {
    OperandKinds.INT,
    OperandKinds.INT | OperandKinds.INT_OVERFLOW,
    OperandKinds.DOUBLE,
    OperandKinds.INT | OperandKinds.DOUBLE,
    OperandKinds.OBJECT
  };

  private Quick() {}

  /** Chooses the variant of the instruction at {@code pc} by its feedback. */
  static void learn(FeedbackVector feedback, int pc) {
    int opcode = feedback.body.instructions()[pc];
    int operand = opcode == Op.INCREMENT || opcode == Op.DECREMENT ? 3 : 4;
    int chosen = opcode;
    if (hasVariant(opcode)) {
      int kinds = feedback.kinds[feedback.body.instructions()[pc + operand]];
      chosen = variant(opcode, kinds);
    }
    feedback.instructions[pc] = chosen;
  }

  /** Length in words by opcode, variants included. */
  static int[] lengths() {
    int[] lengths = new int[LAST + 1];
    for (Opcode opcode : Opcode.values()) {
      lengths[opcode.code()] = opcode.length();
      for (int kinds : KINDS) {
        lengths[variant(opcode.code(), kinds)] = opcode.length();
      }
    }
    return lengths;
  }

  /** The opcode that is quick for operands of these kinds, or the opcode itself. */
  private static int variant(int opcode, int kinds) {
    if ((kinds & ~NUMBERS) == 0) {
      return ofNumbers(opcode, kinds);
    }
    return (kinds & ~REFERENCES) == 0 ? ofObjects(opcode) : opcode;
  }

  private static int ofNumbers(int opcode, int kinds) {
    boolean ints = (kinds & OperandKinds.INT) != 0;
    if ((kinds & OperandKinds.DOUBLE) == 0) {
      boolean overflow = (kinds & OperandKinds.INT_OVERFLOW) != 0;
      return switch (opcode) {
        case Op.ADD -> overflow ? ADD_OF_OVERFLOWING_INTS : ADD_OF_INTS;
        case Op.SUB -> overflow ? SUB_OF_OVERFLOWING_INTS : SUB_OF_INTS;
        default -> ofInts(opcode);
      };
    }
    return switch (opcode) {
      case Op.ADD -> ints ? ADD_OF_NUMBERS : ADD_OF_DOUBLES;
      case Op.SUB -> ints ? SUB_OF_NUMBERS : SUB_OF_DOUBLES;
      case Op.BIT_OR_INT -> ints ? BIT_OR_INT_OF_NUMBERS : opcode;
      case Op.BIT_AND_INT -> ints ? BIT_AND_INT_OF_NUMBERS : opcode;
      default -> ofDoubles(opcode);
    };
  }

  private static boolean hasVariant(int opcode) {
    return ofInts(opcode) != opcode || ofDoubles(opcode) != opcode;
  }

  private static int ofInts(int opcode) {
    return switch (opcode) {
      case Op.ADD -> ADD_OF_INTS;
      case Op.SUB -> SUB_OF_INTS;
      case Op.MUL -> MUL_OF_INTS;
      case Op.MOD -> MOD_OF_INTS;
      case Op.BIT_AND -> BIT_AND_OF_INTS;
      case Op.BIT_OR -> BIT_OR_OF_INTS;
      case Op.BIT_XOR -> BIT_XOR_OF_INTS;
      case Op.SHIFT_LEFT -> SHIFT_LEFT_OF_INTS;
      case Op.SHIFT_RIGHT -> SHIFT_RIGHT_OF_INTS;
      case Op.ADD_INT -> ADD_INT_OF_INTS;
      case Op.SUB_INT -> SUB_INT_OF_INTS;
      case Op.MUL_INT -> MUL_INT_OF_INTS;
      case Op.BIT_AND_INT -> BIT_AND_INT_OF_INTS;
      case Op.BIT_OR_INT -> BIT_OR_INT_OF_INTS;
      case Op.SHIFT_LEFT_INT -> SHIFT_LEFT_INT_OF_INTS;
      case Op.SHIFT_RIGHT_INT -> SHIFT_RIGHT_INT_OF_INTS;
      case Op.INCREMENT -> INCREMENT_OF_INTS;
      case Op.DECREMENT -> DECREMENT_OF_INTS;
      case Op.JUMP_IF_LESS -> JUMP_IF_LESS_OF_INTS;
      case Op.JUMP_IF_NOT_LESS -> JUMP_IF_NOT_LESS_OF_INTS;
      case Op.JUMP_IF_LESS_EQUAL -> JUMP_IF_LESS_EQUAL_OF_INTS;
      case Op.JUMP_IF_NOT_LESS_EQUAL -> JUMP_IF_NOT_LESS_EQUAL_OF_INTS;
      case Op.JUMP_IF_GREATER -> JUMP_IF_GREATER_OF_INTS;
      case Op.JUMP_IF_NOT_GREATER -> JUMP_IF_NOT_GREATER_OF_INTS;
      case Op.JUMP_IF_GREATER_EQUAL -> JUMP_IF_GREATER_EQUAL_OF_INTS;
      case Op.JUMP_IF_NOT_GREATER_EQUAL -> JUMP_IF_NOT_GREATER_EQUAL_OF_INTS;
      case Op.JUMP_IF_EQUAL -> JUMP_IF_STRICT_EQUAL_OF_INTS;
      case Op.JUMP_IF_NOT_EQUAL -> JUMP_IF_STRICT_NOT_EQUAL_OF_INTS;
      case Op.JUMP_IF_STRICT_EQUAL -> JUMP_IF_STRICT_EQUAL_OF_INTS;
      case Op.JUMP_IF_STRICT_NOT_EQUAL -> JUMP_IF_STRICT_NOT_EQUAL_OF_INTS;
      default -> opcode;
    };
  }

  private static int ofDoubles(int opcode) {
    return switch (opcode) {
      case Op.ADD -> ADD_OF_DOUBLES;
      case Op.SUB -> SUB_OF_DOUBLES;
      case Op.MUL -> MUL_OF_DOUBLES;
      case Op.DIV -> DIV_OF_DOUBLES;
      case Op.MUL_INT -> MUL_INT_OF_DOUBLES;
      case Op.JUMP_IF_LESS -> JUMP_IF_LESS_OF_DOUBLES;
      case Op.JUMP_IF_NOT_LESS -> JUMP_IF_NOT_LESS_OF_DOUBLES;
      case Op.JUMP_IF_LESS_EQUAL -> JUMP_IF_LESS_EQUAL_OF_DOUBLES;
      case Op.JUMP_IF_NOT_LESS_EQUAL -> JUMP_IF_NOT_LESS_EQUAL_OF_DOUBLES;
      case Op.JUMP_IF_GREATER -> JUMP_IF_GREATER_OF_DOUBLES;
      case Op.JUMP_IF_NOT_GREATER -> JUMP_IF_NOT_GREATER_OF_DOUBLES;
      default -> opcode;
    };
  }

  private static int ofObjects(int opcode) {
    return switch (opcode) {
      case Op.JUMP_IF_STRICT_EQUAL -> JUMP_IF_STRICT_EQUAL_OF_OBJECTS;
      case Op.JUMP_IF_STRICT_NOT_EQUAL -> JUMP_IF_STRICT_NOT_EQUAL_OF_OBJECTS;
      default -> opcode;
    };
  }
}

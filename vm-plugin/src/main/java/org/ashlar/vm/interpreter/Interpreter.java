package org.ashlar.vm.interpreter;

import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.Suspension;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.instruction.Comparison;
import org.ashlar.vm.instruction.ElementAccess;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.Integers;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.PropertyRead;
import org.ashlar.vm.instruction.Slots;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * The loop that executes bytecode.
 *
 * <p>Implementation note. HotSpot keeps little of a loop of this size in registers, so what counts
 * is what has to live through it. The agent, the frame and the pc are all; the rest is loaded from
 * the frame where it is needed. A case holds the quick path only and ends in {@code continue};
 * whatever leaves the switch is executed in full by {@link OperatorInstructions} and the classes
 * behind it, in one call for all cases. Operators have quick paths as variants for one kind of
 * operands, see {@link Quick}; those that yield numbers share the code that boxes and stores them.
 *
 * <p>What several cases compute in the same way HotSpot computes once, before the switch, and then
 * keeps on the stack for all of them. So each case reads its operands behind a fence, which makes
 * these reads its own, and advances the pc by an entry of {@link #LENGTH}, a constant that HotSpot
 * does not know. A jump is written as two ways that continue: of a conditional expression HotSpot
 * makes a conditional move, and then the next instruction waits for the comparison.
 *
 * <p>The method must stay below 8,000 bytes of bytecode, or HotSpot does not compile it at all. The
 * pc is stored in the frame before each instruction, so that errors, stack traces and suspension
 * find it there. A guest exception looks for a handler of its frame; a termination passes.
 */
public final class Interpreter {
  /** The method that runs a frame, as it is found on a stack. */
  public static final String LOOP_METHOD = "run";

  /** Stack of one interpreter frame, in the units of {@code room}. */
  static final int WEIGHT = 80;

  /** Length of an instruction in words by opcode, variants included. */
  private static final int[] LENGTH = Quick.lengths();

  /** Index of the last operand that a case reads, counted from the opcode. */
  private static final int LAST_OPERAND = 4;

  private Interpreter() {}

  /** Runs a frame from its pc; see {@code ExecutionHost.run}. */
  public static Object run(Agent agent, int room, Frame frame, TierPolicy policy) {
    if (room < WEIGHT) {
      throw Errors.stackOverflow(agent);
    }
    Frame running = frame;
    while (true) {
      running.room = room - WEIGHT;
      running.caller = agent.frame;
      agent.frame = running;
      agent.room = running.room;
      Object result = loop(agent, running, running.pc, policy);
      if (!(result instanceof Frame left)) {
        return result;
      }
      running = left;
    }
  }

  /** The result of the frame, or the frame to go on with where compiled code of a loop was left. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  private static Object loop(Agent agent, Frame frame, int pc, TierPolicy policy) {
    while (true) {
      try {
        while (true) {
          frame.pc = pc;
          int[] code = frame.instructions;
          int opcode = code[pc];
          Objects.checkIndex(pc + LAST_OPERAND, code.length);
          int number;
          double real;
          doubles:
          {
            ints:
            {
              switch (opcode) {
                case Op.MOVE -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = registers[code[pc + 2]];
                  pc += LENGTH[Op.MOVE];
                  continue;
                }
                case Op.LOAD_CONSTANT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = frame.feedback.constants[code[pc + 2]];
                  pc += LENGTH[Op.LOAD_CONSTANT];
                  continue;
                }
                case Op.LOAD_INT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = Integers.box(code[pc + 2]);
                  pc += LENGTH[Op.LOAD_INT];
                  continue;
                }
                case Op.LOAD_UNDEFINED -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = Undefined.UNDEFINED;
                  pc += LENGTH[Op.LOAD_UNDEFINED];
                  continue;
                }
                case Op.LOAD_NULL -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = JsNull.NULL;
                  pc += LENGTH[Op.LOAD_NULL];
                  continue;
                }
                case Op.LOAD_TRUE -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = Boolean.TRUE;
                  pc += LENGTH[Op.LOAD_TRUE];
                  continue;
                }
                case Op.LOAD_FALSE -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = Boolean.FALSE;
                  pc += LENGTH[Op.LOAD_FALSE];
                  continue;
                }
                case Op.LOAD_THIS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = frame.thisValue;
                  pc += LENGTH[Op.LOAD_THIS];
                  continue;
                }
                case Op.LOAD_CLOSURE_ENVIRONMENT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = frame.environment;
                  pc += LENGTH[Op.LOAD_CLOSURE_ENVIRONMENT];
                  continue;
                }
                case Quick.ADD_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    int left = x;
                    int right = y;
                    int sum = left + right;
                    if (((left ^ sum) & (right ^ sum)) >= 0) {
                      number = sum;
                      break ints;
                    }
                  }
                }
                case Quick.SUB_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    int left = x;
                    int right = y;
                    int difference = left - right;
                    if (((left ^ right) & (left ^ difference)) >= 0) {
                      number = difference;
                      break ints;
                    }
                  }
                }
                case Quick.MUL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    long product = (long) x * y;
                    if (product == (int) product && (product != 0 || (x | y) >= 0)) {
                      number = (int) product;
                      break ints;
                    }
                  }
                }
                case Quick.MOD_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y
                      && x >= 0
                      && y > 0) {
                    number = x % y;
                    break ints;
                  }
                }
                case Quick.BIT_AND_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    number = x & y;
                    break ints;
                  }
                }
                case Quick.BIT_OR_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    number = x | y;
                    break ints;
                  }
                }
                case Quick.BIT_XOR_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    number = x ^ y;
                    break ints;
                  }
                }
                case Quick.SHIFT_LEFT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    number = x << y;
                    break ints;
                  }
                }
                case Quick.SHIFT_RIGHT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    number = x >> y;
                    break ints;
                  }
                }
                case Quick.ADD_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    int left = x;
                    int right = code[pc + 3];
                    int sum = left + right;
                    if (((left ^ sum) & (right ^ sum)) >= 0) {
                      number = sum;
                      break ints;
                    }
                  }
                }
                case Quick.SUB_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    int left = x;
                    int right = code[pc + 3];
                    int difference = left - right;
                    if (((left ^ right) & (left ^ difference)) >= 0) {
                      number = difference;
                      break ints;
                    }
                  }
                }
                case Quick.MUL_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int c = code[pc + 3];
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    long product = (long) x * c;
                    if (product == (int) product && (product != 0 || (x | c) >= 0)) {
                      number = (int) product;
                      break ints;
                    }
                  }
                }
                case Quick.BIT_AND_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    number = x & code[pc + 3];
                    break ints;
                  }
                }
                case Quick.BIT_OR_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    number = x | code[pc + 3];
                    break ints;
                  }
                }
                case Quick.SHIFT_LEFT_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    number = x << code[pc + 3];
                    break ints;
                  }
                }
                case Quick.SHIFT_RIGHT_INT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x) {
                    number = x >> code[pc + 3];
                    break ints;
                  }
                }
                case Quick.INCREMENT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x && x != Integer.MAX_VALUE) {
                    registers[code[pc + 1]] = Integers.box(x + 1);
                    pc += LENGTH[Quick.INCREMENT_OF_INTS];
                    continue;
                  }
                }
                case Quick.DECREMENT_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x && x != Integer.MIN_VALUE) {
                    registers[code[pc + 1]] = Integers.box(x - 1);
                    pc += LENGTH[Quick.DECREMENT_OF_INTS];
                    continue;
                  }
                }
                case Quick.ADD_OF_OVERFLOWING_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    long result = (long) x + y;
                    if (result == (int) result) {
                      number = (int) result;
                      break ints;
                    }
                    real = (double) result;
                    break doubles;
                  }
                }
                case Quick.ADD_OF_NUMBERS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  Object right = registers[code[pc + 3]];
                  if (registers[b] instanceof Double x) {
                    if (right instanceof Integer y) {
                      real = x + y;
                      break doubles;
                    }
                    if (right instanceof Double y) {
                      real = x + y;
                      break doubles;
                    }
                  } else if (registers[b] instanceof Integer x) {
                    if (right instanceof Double y) {
                      real = x + y;
                      break doubles;
                    }
                    if (right instanceof Integer y) {
                      long result = (long) x + y;
                      if (result == (int) result) {
                        number = (int) result;
                        break ints;
                      }
                    }
                  }
                }
                case Quick.SUB_OF_OVERFLOWING_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Integer x
                      && registers[code[pc + 3]] instanceof Integer y) {
                    long result = (long) x - y;
                    if (result == (int) result) {
                      number = (int) result;
                      break ints;
                    }
                    real = (double) result;
                    break doubles;
                  }
                }
                case Quick.SUB_OF_NUMBERS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  Object right = registers[code[pc + 3]];
                  if (registers[b] instanceof Double x) {
                    if (right instanceof Integer y) {
                      real = x - y;
                      break doubles;
                    }
                    if (right instanceof Double y) {
                      real = x - y;
                      break doubles;
                    }
                  } else if (registers[b] instanceof Integer x) {
                    if (right instanceof Double y) {
                      real = x - y;
                      break doubles;
                    }
                    if (right instanceof Integer y) {
                      long result = (long) x - y;
                      if (result == (int) result) {
                        number = (int) result;
                        break ints;
                      }
                    }
                  }
                }
                case Quick.BIT_OR_INT_OF_NUMBERS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[b] instanceof Integer x) {
                    number = x | c;
                    break ints;
                  }
                  if (registers[b] instanceof Double x) {
                    number = TypeConversion.toInt32((double) x) | c;
                    break ints;
                  }
                }
                case Quick.BIT_AND_INT_OF_NUMBERS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[b] instanceof Integer x) {
                    number = x & c;
                    break ints;
                  }
                  if (registers[b] instanceof Double x) {
                    number = TypeConversion.toInt32((double) x) & c;
                    break ints;
                  }
                }
                case Quick.ADD_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Double x
                      && registers[code[pc + 3]] instanceof Double y) {
                    real = x + y;
                    break doubles;
                  }
                }
                case Quick.SUB_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Double x
                      && registers[code[pc + 3]] instanceof Double y) {
                    real = x - y;
                    break doubles;
                  }
                }
                case Quick.MUL_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Double x
                      && registers[code[pc + 3]] instanceof Double y) {
                    real = x * y;
                    break doubles;
                  }
                }
                case Quick.DIV_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Double x
                      && registers[code[pc + 3]] instanceof Double y) {
                    real = x / y;
                    break doubles;
                  }
                }
                case Quick.MUL_INT_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof Double x) {
                    real = x * code[pc + 3];
                    break doubles;
                  }
                }
                case Op.JUMP -> {
                  pc = code[pc + 1];
                  continue;
                }
                case Op.JUMP_IF_TRUE -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (Comparison.truthy(registers[code[pc + 1]])) {
                    pc = code[pc + 2];
                    continue;
                  }
                  pc += LENGTH[Op.JUMP_IF_TRUE];
                  continue;
                }
                case Op.JUMP_IF_FALSE -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (Comparison.truthy(registers[code[pc + 1]])) {
                    pc += LENGTH[Op.JUMP_IF_FALSE];
                    continue;
                  }
                  pc = code[pc + 2];
                  continue;
                }
                case Quick.JUMP_IF_LESS_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x < (int) y) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_LESS_OF_INTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x < (int) y) {
                      pc += LENGTH[Quick.JUMP_IF_NOT_LESS_OF_INTS];
                      continue;
                    }
                    pc = code[pc + 3];
                    continue;
                  }
                }
                case Quick.JUMP_IF_LESS_EQUAL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x <= (int) y) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_LESS_EQUAL_OF_INTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_EQUAL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x <= (int) y) {
                      pc += LENGTH[Quick.JUMP_IF_NOT_LESS_EQUAL_OF_INTS];
                      continue;
                    }
                    pc = code[pc + 3];
                    continue;
                  }
                }
                case Quick.JUMP_IF_GREATER_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x > (int) y) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_GREATER_OF_INTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_GREATER_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x > (int) y) {
                      pc += LENGTH[Quick.JUMP_IF_NOT_GREATER_OF_INTS];
                      continue;
                    }
                    pc = code[pc + 3];
                    continue;
                  }
                }
                case Quick.JUMP_IF_GREATER_EQUAL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x >= (int) y) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_GREATER_EQUAL_OF_INTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_GREATER_EQUAL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x >= (int) y) {
                      pc += LENGTH[Quick.JUMP_IF_NOT_GREATER_EQUAL_OF_INTS];
                      continue;
                    }
                    pc = code[pc + 3];
                    continue;
                  }
                }
                case Quick.JUMP_IF_STRICT_EQUAL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x == (int) y) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_STRICT_EQUAL_OF_INTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_STRICT_NOT_EQUAL_OF_INTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 1]] instanceof Integer x
                      && registers[code[pc + 2]] instanceof Integer y) {
                    if ((int) x != (int) y) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_STRICT_NOT_EQUAL_OF_INTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_LESS_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[code[pc + 1]] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x < y) {
                        pc = c;
                        continue;
                      }
                      pc += LENGTH[Quick.JUMP_IF_LESS_OF_DOUBLES];
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x < y) {
                        pc = c;
                        continue;
                      }
                      pc += LENGTH[Quick.JUMP_IF_LESS_OF_DOUBLES];
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[code[pc + 1]] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x < y) {
                        pc += LENGTH[Quick.JUMP_IF_NOT_LESS_OF_DOUBLES];
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x < y) {
                        pc += LENGTH[Quick.JUMP_IF_NOT_LESS_OF_DOUBLES];
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_LESS_EQUAL_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[code[pc + 1]] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x <= y) {
                        pc = c;
                        continue;
                      }
                      pc += LENGTH[Quick.JUMP_IF_LESS_EQUAL_OF_DOUBLES];
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x <= y) {
                        pc = c;
                        continue;
                      }
                      pc += LENGTH[Quick.JUMP_IF_LESS_EQUAL_OF_DOUBLES];
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_EQUAL_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[code[pc + 1]] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x <= y) {
                        pc += LENGTH[Quick.JUMP_IF_NOT_LESS_EQUAL_OF_DOUBLES];
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x <= y) {
                        pc += LENGTH[Quick.JUMP_IF_NOT_LESS_EQUAL_OF_DOUBLES];
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_GREATER_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[code[pc + 1]] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x > y) {
                        pc = c;
                        continue;
                      }
                      pc += LENGTH[Quick.JUMP_IF_GREATER_OF_DOUBLES];
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x > y) {
                        pc = c;
                        continue;
                      }
                      pc += LENGTH[Quick.JUMP_IF_GREATER_OF_DOUBLES];
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_NOT_GREATER_OF_DOUBLES -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int b = code[pc + 2];
                  int c = code[pc + 3];
                  if (registers[code[pc + 1]] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x > y) {
                        pc += LENGTH[Quick.JUMP_IF_NOT_GREATER_OF_DOUBLES];
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x > y) {
                        pc += LENGTH[Quick.JUMP_IF_NOT_GREATER_OF_DOUBLES];
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_STRICT_EQUAL_OF_OBJECTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  Object left = registers[code[pc + 1]];
                  Object right = registers[code[pc + 2]];
                  if (left instanceof JsObject
                      || right == JsNull.NULL
                      || right == Undefined.UNDEFINED) {
                    if (left == right) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_STRICT_EQUAL_OF_OBJECTS];
                    continue;
                  }
                }
                case Quick.JUMP_IF_STRICT_NOT_EQUAL_OF_OBJECTS -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  Object left = registers[code[pc + 1]];
                  Object right = registers[code[pc + 2]];
                  if (left instanceof JsObject
                      || right == JsNull.NULL
                      || right == Undefined.UNDEFINED) {
                    if (left != right) {
                      pc = code[pc + 3];
                      continue;
                    }
                    pc += LENGTH[Quick.JUMP_IF_STRICT_NOT_EQUAL_OF_OBJECTS];
                    continue;
                  }
                }
                case Op.LOOP_HEADER -> {
                  VarHandle.acquireFence();
                  int rounds = ++frame.feedback.kinds[code[pc + 1]];
                  if ((rounds & (TierPolicy.LOOP_INTERVAL - 1)) == 0) {
                    TierPolicy.LoopEntry compiled = policy.looped(agent, frame, pc, rounds);
                    if (compiled != null) {
                      agent.frame = frame.caller;
                      return compiled.enter(agent, frame.room + WEIGHT, frame);
                    }
                  }
                  if (agent.pollRequested()) {
                    agent.host().polled(agent);
                  }
                  pc += LENGTH[Op.LOOP_HEADER];
                  continue;
                }
                case Op.LOAD_SLOT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] =
                      ((Environment) registers[code[pc + 2]])
                          .outward(code[pc + 3])
                          .slots[code[pc + 4]];
                  pc += LENGTH[Op.LOAD_SLOT];
                  continue;
                }
                case Op.LOAD_SLOT_CHECKED -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  Object value =
                      ((Environment) registers[code[pc + 2]])
                          .outward(code[pc + 3])
                          .slots[code[pc + 4]];
                  if (value != null) {
                    registers[code[pc + 1]] = value;
                    pc += LENGTH[Op.LOAD_SLOT_CHECKED];
                    continue;
                  }
                }
                case Op.STORE_SLOT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  ((Environment) registers[code[pc + 1]])
                          .outward(code[pc + 2])
                          .slots[code[pc + 3]] =
                      registers[code[pc + 4]];
                  pc += LENGTH[Op.STORE_SLOT];
                  continue;
                }
                case Op.STORE_SLOT_CHECKED -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  int c = code[pc + 3];
                  @Nullable Object[] slots =
                      ((Environment) registers[code[pc + 1]]).outward(code[pc + 2]).slots;
                  if (slots[c] != null) {
                    slots[c] = registers[code[pc + 4]];
                    pc += LENGTH[Op.STORE_SLOT_CHECKED];
                    continue;
                  }
                }
                case Op.LOAD_GLOBAL -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = GlobalBindings.load(agent, frame.links, code[pc + 2]);
                  pc += LENGTH[Op.LOAD_GLOBAL];
                  continue;
                }
                case Op.GET_PROPERTY -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  if (registers[code[pc + 2]] instanceof JsObject object
                      && frame.feedback.caches[code[pc + 4]] instanceof PropertyCache entry
                      && entry.shape == object.shape
                      && entry.ownData) {
                    registers[code[pc + 1]] = Slots.read(object, entry);
                  } else {
                    PropertyInstruction.execute(agent, frame, pc);
                  }
                  pc += LENGTH[Op.GET_PROPERTY];
                  continue;
                }
                case Op.SET_PROPERTY, Op.DEFINE_FIELD -> {
                  PropertyInstruction.execute(agent, frame, pc);
                  pc += LENGTH[Op.SET_PROPERTY];
                  continue;
                }
                case Op.GET_LENGTH -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] =
                      PropertyRead.length(
                          agent, registers[code[pc + 2]], frame.feedback.caches, code[pc + 3]);
                  pc += LENGTH[Op.GET_LENGTH];
                  continue;
                }
                case Op.GET_ELEMENT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] =
                      ElementAccess.get(
                          agent,
                          registers[code[pc + 2]],
                          registers[code[pc + 3]],
                          frame.feedback.kinds,
                          code[pc + 4]);
                  pc += LENGTH[Op.GET_ELEMENT];
                  continue;
                }
                case Op.SET_ELEMENT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  ElementAccess.set(
                      agent,
                      registers[code[pc + 1]],
                      registers[code[pc + 2]],
                      registers[code[pc + 3]],
                      frame.feedback.strict,
                      frame.feedback.kinds,
                      code[pc + 4]);
                  pc += LENGTH[Op.SET_ELEMENT];
                  continue;
                }
                case Op.NEW_OBJECT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] =
                      Literals.newObject(agent, frame.feedback, pc, code[pc + 2]);
                  pc += LENGTH[Op.NEW_OBJECT];
                  continue;
                }
                case Op.CALL -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  registers[code[pc + 1]] = CallInstruction.execute(agent, frame, pc);
                  pc += LENGTH[Op.CALL];
                  continue;
                }
                case Op.YIELD -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  frame.transfer = registers[code[pc + 3]];
                  agent.frame = frame.caller;
                  return Suspension.YIELD;
                }
                case Op.YIELD_DELEGATE -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  frame.transfer = registers[code[pc + 3]];
                  agent.frame = frame.caller;
                  return Suspension.DELEGATE;
                }
                case Op.AWAIT -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  frame.transfer = registers[code[pc + 2]];
                  agent.frame = frame.caller;
                  return Suspension.AWAIT;
                }
                case Op.INITIAL_YIELD -> {
                  agent.frame = frame.caller;
                  return Suspension.INITIAL;
                }
                case Op.RETURN -> {
                  VarHandle.acquireFence();
                  Object[] registers = frame.registers;
                  agent.frame = frame.caller;
                  return registers[code[pc + 1]];
                }
                default -> {}
              }
              pc = OperatorInstructions.execute(agent, frame, pc);
              continue;
            }
            frame.registers[code[pc + 1]] = Integers.box(number);
            pc += LENGTH[Op.ADD];
            continue;
          }
          frame.registers[code[pc + 1]] = real;
          pc += LENGTH[Op.ADD];
        }
      } catch (ThrowCompletion thrown) {
        if (!frame.catches(thrown)) {
          agent.frame = frame.caller;
          throw thrown;
        }
        agent.frame = frame;
        agent.room = frame.room;
        pc = frame.pc;
      }
    }
  }
}

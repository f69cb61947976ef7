package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.Suspension;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.instruction.Comparison;
import org.ashlar.vm.instruction.ElementAccess;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.Integers;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.PropertyRead;
import org.ashlar.vm.instruction.PropertyWrite;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.StringKey;
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
 * <p>Three operands are read before the opcode is known; the instructions are padded for that. A
 * jump is written as two ways that continue: of a conditional expression HotSpot makes a
 * conditional move, and then the next instruction waits for the comparison.
 *
 * <p>The method must stay below 8,000 bytes of bytecode, or HotSpot does not compile it at all. The
 * pc is stored in the frame before each instruction, so that errors, stack traces and suspension
 * find it there. A guest exception looks for a handler of its frame; a termination passes.
 */
public final class Interpreter {
  /** Stack of one interpreter frame, in the units of {@code room}. */
  static final int WEIGHT = 80;

  private Interpreter() {}

  /** Runs a frame from its pc; see {@code ExecutionHost.run}. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  public static Object run(Agent agent, int room, Frame frame, TierPolicy policy) {
    if (room < WEIGHT) {
      throw Errors.stackOverflow(agent);
    }
    frame.room = room - WEIGHT;
    frame.caller = agent.frame;
    agent.frame = frame;
    agent.room = frame.room;
    int pc = frame.pc;
    while (true) {
      try {
        while (true) {
          frame.pc = pc;
          int[] code = frame.instructions;
          Object[] registers = frame.registers;
          int opcode = code[pc];
          int a = code[pc + 1];
          int b = code[pc + 2];
          int c = code[pc + 3];
          int number;
          double real;
          doubles:
          {
            ints:
            {
              switch (opcode) {
                case Op.MOVE -> {
                  registers[a] = registers[b];
                  pc += 3;
                  continue;
                }
                case Op.LOAD_CONSTANT -> {
                  registers[a] = frame.feedback.constants[b];
                  pc += 3;
                  continue;
                }
                case Op.LOAD_INT -> {
                  registers[a] = Integers.box(b);
                  pc += 3;
                  continue;
                }
                case Op.LOAD_UNDEFINED -> {
                  registers[a] = Undefined.UNDEFINED;
                  pc += 2;
                  continue;
                }
                case Op.LOAD_NULL -> {
                  registers[a] = JsNull.NULL;
                  pc += 2;
                  continue;
                }
                case Op.LOAD_TRUE -> {
                  registers[a] = Boolean.TRUE;
                  pc += 2;
                  continue;
                }
                case Op.LOAD_FALSE -> {
                  registers[a] = Boolean.FALSE;
                  pc += 2;
                  continue;
                }
                case Op.LOAD_THIS -> {
                  registers[a] = frame.thisValue;
                  pc += 2;
                  continue;
                }
                case Op.LOAD_CLOSURE_ENVIRONMENT -> {
                  registers[a] = frame.environment;
                  pc += 2;
                  continue;
                }
                case Quick.ADD_OF_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
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
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
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
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
                    long product = (long) x * y;
                    if (product == (int) product && (product != 0 || (x | y) >= 0)) {
                      number = (int) product;
                      break ints;
                    }
                  }
                }
                case Quick.MOD_OF_INTS -> {
                  if (registers[b] instanceof Integer x
                      && registers[c] instanceof Integer y
                      && x >= 0
                      && y > 0) {
                    number = x % y;
                    break ints;
                  }
                }
                case Quick.BIT_AND_OF_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
                    number = x & y;
                    break ints;
                  }
                }
                case Quick.BIT_OR_OF_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
                    number = x | y;
                    break ints;
                  }
                }
                case Quick.BIT_XOR_OF_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
                    number = x ^ y;
                    break ints;
                  }
                }
                case Quick.SHIFT_LEFT_OF_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
                    number = x << y;
                    break ints;
                  }
                }
                case Quick.SHIFT_RIGHT_OF_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
                    number = x >> y;
                    break ints;
                  }
                }
                case Quick.ADD_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    int left = x;
                    int right = c;
                    int sum = left + right;
                    if (((left ^ sum) & (right ^ sum)) >= 0) {
                      number = sum;
                      break ints;
                    }
                  }
                }
                case Quick.SUB_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    int left = x;
                    int right = c;
                    int difference = left - right;
                    if (((left ^ right) & (left ^ difference)) >= 0) {
                      number = difference;
                      break ints;
                    }
                  }
                }
                case Quick.MUL_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    long product = (long) x * c;
                    if (product == (int) product && (product != 0 || (x | c) >= 0)) {
                      number = (int) product;
                      break ints;
                    }
                  }
                }
                case Quick.BIT_AND_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    number = x & c;
                    break ints;
                  }
                }
                case Quick.BIT_OR_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    number = x | c;
                    break ints;
                  }
                }
                case Quick.SHIFT_LEFT_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    number = x << c;
                    break ints;
                  }
                }
                case Quick.SHIFT_RIGHT_INT_OF_INTS -> {
                  if (registers[b] instanceof Integer x) {
                    number = x >> c;
                    break ints;
                  }
                }
                case Quick.INCREMENT_OF_INTS -> {
                  if (registers[b] instanceof Integer x && x != Integer.MAX_VALUE) {
                    registers[a] = Integers.box(x + 1);
                    pc += 4;
                    continue;
                  }
                }
                case Quick.DECREMENT_OF_INTS -> {
                  if (registers[b] instanceof Integer x && x != Integer.MIN_VALUE) {
                    registers[a] = Integers.box(x - 1);
                    pc += 4;
                    continue;
                  }
                }
                case Quick.ADD_OF_OVERFLOWING_INTS -> {
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
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
                  Object right = registers[c];
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
                  if (registers[b] instanceof Integer x && registers[c] instanceof Integer y) {
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
                  Object right = registers[c];
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
                  if (registers[b] instanceof Double x && registers[c] instanceof Double y) {
                    real = x + y;
                    break doubles;
                  }
                }
                case Quick.SUB_OF_DOUBLES -> {
                  if (registers[b] instanceof Double x && registers[c] instanceof Double y) {
                    real = x - y;
                    break doubles;
                  }
                }
                case Quick.MUL_OF_DOUBLES -> {
                  if (registers[b] instanceof Double x && registers[c] instanceof Double y) {
                    real = x * y;
                    break doubles;
                  }
                }
                case Quick.DIV_OF_DOUBLES -> {
                  if (registers[b] instanceof Double x && registers[c] instanceof Double y) {
                    real = x / y;
                    break doubles;
                  }
                }
                case Quick.MUL_INT_OF_DOUBLES -> {
                  if (registers[b] instanceof Double x) {
                    real = x * c;
                    break doubles;
                  }
                }
                case Op.JUMP -> {
                  pc = a;
                  continue;
                }
                case Op.JUMP_IF_TRUE -> {
                  if (Comparison.truthy(registers[a])) {
                    pc = b;
                    continue;
                  }
                  pc += 3;
                  continue;
                }
                case Op.JUMP_IF_FALSE -> {
                  if (Comparison.truthy(registers[a])) {
                    pc += 3;
                    continue;
                  }
                  pc = b;
                  continue;
                }
                case Quick.JUMP_IF_LESS_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x < (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x < (int) y) {
                      pc += 5;
                      continue;
                    }
                    pc = c;
                    continue;
                  }
                }
                case Quick.JUMP_IF_LESS_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x <= (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x <= (int) y) {
                      pc += 5;
                      continue;
                    }
                    pc = c;
                    continue;
                  }
                }
                case Quick.JUMP_IF_GREATER_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x > (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_GREATER_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x > (int) y) {
                      pc += 5;
                      continue;
                    }
                    pc = c;
                    continue;
                  }
                }
                case Quick.JUMP_IF_GREATER_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x >= (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_GREATER_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x >= (int) y) {
                      pc += 5;
                      continue;
                    }
                    pc = c;
                    continue;
                  }
                }
                case Quick.JUMP_IF_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x == (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_NOT_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x == (int) y) {
                      pc += 5;
                      continue;
                    }
                    pc = c;
                    continue;
                  }
                }
                case Quick.JUMP_IF_STRICT_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x == (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_STRICT_NOT_EQUAL_OF_INTS -> {
                  if (registers[a] instanceof Integer x && registers[b] instanceof Integer y) {
                    if ((int) x != (int) y) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_LESS_OF_DOUBLES -> {
                  if (registers[a] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x < y) {
                        pc = c;
                        continue;
                      }
                      pc += 5;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x < y) {
                        pc = c;
                        continue;
                      }
                      pc += 5;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_OF_DOUBLES -> {
                  if (registers[a] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x < y) {
                        pc += 5;
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x < y) {
                        pc += 5;
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_LESS_EQUAL_OF_DOUBLES -> {
                  if (registers[a] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x <= y) {
                        pc = c;
                        continue;
                      }
                      pc += 5;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x <= y) {
                        pc = c;
                        continue;
                      }
                      pc += 5;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_NOT_LESS_EQUAL_OF_DOUBLES -> {
                  if (registers[a] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x <= y) {
                        pc += 5;
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x <= y) {
                        pc += 5;
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_GREATER_OF_DOUBLES -> {
                  if (registers[a] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x > y) {
                        pc = c;
                        continue;
                      }
                      pc += 5;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x > y) {
                        pc = c;
                        continue;
                      }
                      pc += 5;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_NOT_GREATER_OF_DOUBLES -> {
                  if (registers[a] instanceof Double x) {
                    if (registers[b] instanceof Double y) {
                      if (x > y) {
                        pc += 5;
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                    if (registers[b] instanceof Integer y) {
                      if (x > y) {
                        pc += 5;
                        continue;
                      }
                      pc = c;
                      continue;
                    }
                  }
                }
                case Quick.JUMP_IF_STRICT_EQUAL_OF_OBJECTS -> {
                  Object left = registers[a];
                  Object right = registers[b];
                  if (left instanceof JsObject
                      || right == JsNull.NULL
                      || right == Undefined.UNDEFINED) {
                    if (left == right) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Quick.JUMP_IF_STRICT_NOT_EQUAL_OF_OBJECTS -> {
                  Object left = registers[a];
                  Object right = registers[b];
                  if (left instanceof JsObject
                      || right == JsNull.NULL
                      || right == Undefined.UNDEFINED) {
                    if (left != right) {
                      pc = c;
                      continue;
                    }
                    pc += 5;
                    continue;
                  }
                }
                case Op.LOOP_HEADER -> {
                  int rounds = ++frame.feedback.kinds[a];
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
                  pc += 2;
                  continue;
                }
                case Op.LOAD_SLOT -> {
                  registers[a] = ((Environment) registers[b]).outward(c).slots[code[pc + 4]];
                  pc += 5;
                  continue;
                }
                case Op.LOAD_SLOT_CHECKED -> {
                  Object value = ((Environment) registers[b]).outward(c).slots[code[pc + 4]];
                  if (value != null) {
                    registers[a] = value;
                    pc += 6;
                    continue;
                  }
                }
                case Op.STORE_SLOT -> {
                  ((Environment) registers[a]).outward(b).slots[c] = registers[code[pc + 4]];
                  pc += 5;
                  continue;
                }
                case Op.STORE_SLOT_CHECKED -> {
                  @Nullable Object[] slots = ((Environment) registers[a]).outward(b).slots;
                  if (slots[c] != null) {
                    slots[c] = registers[code[pc + 4]];
                    pc += 6;
                    continue;
                  }
                }
                case Op.LOAD_GLOBAL -> {
                  registers[a] = GlobalBindings.load(agent, frame.links, b);
                  pc += 4;
                  continue;
                }
                case Op.GET_PROPERTY -> {
                  registers[a] =
                      PropertyRead.get(
                          agent,
                          registers[b],
                          (StringKey) frame.feedback.constants[c],
                          frame.feedback.caches,
                          code[pc + 4]);
                  pc += 5;
                  continue;
                }
                case Op.GET_LENGTH -> {
                  registers[a] = PropertyRead.length(agent, registers[b], frame.feedback.caches, c);
                  pc += 4;
                  continue;
                }
                case Op.SET_PROPERTY -> {
                  PropertyWrite.set(
                      agent,
                      registers[a],
                      (StringKey) frame.feedback.constants[b],
                      registers[c],
                      frame.feedback.strict,
                      frame.feedback.caches,
                      code[pc + 4]);
                  pc += 5;
                  continue;
                }
                case Op.GET_ELEMENT -> {
                  registers[a] =
                      ElementAccess.get(
                          agent, registers[b], registers[c], frame.feedback.kinds, code[pc + 4]);
                  pc += 5;
                  continue;
                }
                case Op.SET_ELEMENT -> {
                  ElementAccess.set(
                      agent,
                      registers[a],
                      registers[b],
                      registers[c],
                      frame.feedback.strict,
                      frame.feedback.kinds,
                      code[pc + 4]);
                  pc += 5;
                  continue;
                }
                case Op.NEW_OBJECT -> {
                  registers[a] = Literals.newObject(agent, frame.feedback, pc, b);
                  pc += 3;
                  continue;
                }
                case Op.DEFINE_FIELD -> {
                  PropertyWrite.define(
                      agent,
                      registers[a],
                      (StringKey) frame.feedback.constants[b],
                      registers[c],
                      frame.feedback.caches,
                      code[pc + 4]);
                  pc += 5;
                  continue;
                }
                case Op.CALL -> {
                  registers[a] = CallInstruction.execute(agent, frame, pc);
                  pc += 7;
                  continue;
                }
                case Op.YIELD -> {
                  frame.transfer = registers[c];
                  agent.frame = frame.caller;
                  return Suspension.YIELD;
                }
                case Op.YIELD_DELEGATE -> {
                  frame.transfer = registers[c];
                  agent.frame = frame.caller;
                  return Suspension.DELEGATE;
                }
                case Op.AWAIT -> {
                  frame.transfer = registers[b];
                  agent.frame = frame.caller;
                  return Suspension.AWAIT;
                }
                case Op.INITIAL_YIELD -> {
                  agent.frame = frame.caller;
                  return Suspension.INITIAL;
                }
                case Op.RETURN -> {
                  agent.frame = frame.caller;
                  return registers[a];
                }
                default -> {}
              }
              pc = OperatorInstructions.execute(agent, frame, pc);
              continue;
            }
            registers[a] = Integers.box(number);
            pc += 5;
            continue;
          }
          registers[a] = real;
          pc += 5;
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

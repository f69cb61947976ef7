package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.HandlerTable;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.Suspension;
import org.ashlar.vm.execution.TierPolicy;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.instruction.Arithmetic;
import org.ashlar.vm.instruction.Calls;
import org.ashlar.vm.instruction.Closures;
import org.ashlar.vm.instruction.Comparison;
import org.ashlar.vm.instruction.ElementAccess;
import org.ashlar.vm.instruction.ForInEnumerator;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.Integers;
import org.ashlar.vm.instruction.Iteration;
import org.ashlar.vm.instruction.Literals;
import org.ashlar.vm.instruction.NumericOperators;
import org.ashlar.vm.instruction.PrivateMembers;
import org.ashlar.vm.instruction.PropertyRead;
import org.ashlar.vm.instruction.PropertyWrite;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.StackFrame;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;

/**
 * The loop that executes bytecode.
 *
 * <p>Implementation note. {@link #run} decodes operands and calls the instruction families, whose
 * methods open with small fast paths that HotSpot inlines here; instructions that are rare, or
 * heavy anyway, are decoded by {@link RareInstructions}. The method must stay below 8,000 bytes of
 * bytecode, or HotSpot does not compile it at all. The pc is stored in the frame before each
 * instruction, so that errors, stack traces and suspension find it there. A guest exception looks
 * for a handler of its frame; a termination passes.
 */
public final class Interpreter {
  /**
   * Distance of the operand indices of two opcodes. C2 shares equal subexpressions of all cases,
   * such as {@code pc + 1}, computes them before the switch and spills them; with the opcode in the
   * sum they differ from case to case.
   */
  private static final int STRIDE = 8;

  /** Stack of one interpreter frame, in the units of {@code room}. */
  static final int WEIGHT = 80;

  private Interpreter() {}

  /** Runs a frame from its pc; see {@code ExecutionHost.run}. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  public static Object run(Agent agent, int room, Frame frame, TierPolicy policy) {
    if (room < WEIGHT) {
      throw Errors.stackOverflow(agent);
    }
    room -= WEIGHT;
    CodeBlock block = frame.code;
    FeedbackVector feedback = frame.feedback;
    int[] code = feedback.instructions;
    Object[] constants = feedback.constants;
    int[] kinds = feedback.kinds;
    Object[] caches = feedback.caches;
    Object[] registers = frame.registers;
    StackFrame caller = agent.frame;
    frame.caller = caller;
    agent.frame = frame;
    agent.room = room;
    int pc = frame.pc;
    while (true) {
      try {
        while (true) {
          frame.pc = pc;
          int opcode = code[pc];
          int spread = pc + STRIDE * opcode;
          switch (opcode) {
            case Op.NOP -> {
              int at = spread - STRIDE * Op.NOP;
              pc = at + 1;
            }
            case Op.MOVE -> {
              int at = spread - STRIDE * Op.MOVE;
              registers[code[at + 1]] = registers[code[at + 2]];
              pc = at + 3;
            }
            case Op.LOAD_CONSTANT -> {
              int at = spread - STRIDE * Op.LOAD_CONSTANT;
              registers[code[at + 1]] = constants[code[at + 2]];
              pc = at + 3;
            }
            case Op.LOAD_INT -> {
              int at = spread - STRIDE * Op.LOAD_INT;
              registers[code[at + 1]] = Integers.box(code[at + 2]);
              pc = at + 3;
            }
            case Op.LOAD_UNDEFINED -> {
              int at = spread - STRIDE * Op.LOAD_UNDEFINED;
              registers[code[at + 1]] = Undefined.UNDEFINED;
              pc = at + 2;
            }
            case Op.LOAD_NULL -> {
              int at = spread - STRIDE * Op.LOAD_NULL;
              registers[code[at + 1]] = JsNull.NULL;
              pc = at + 2;
            }
            case Op.LOAD_TRUE -> {
              int at = spread - STRIDE * Op.LOAD_TRUE;
              registers[code[at + 1]] = Boolean.TRUE;
              pc = at + 2;
            }
            case Op.LOAD_FALSE -> {
              int at = spread - STRIDE * Op.LOAD_FALSE;
              registers[code[at + 1]] = Boolean.FALSE;
              pc = at + 2;
            }
            case Op.LOAD_EMPTY -> {
              int at = spread - STRIDE * Op.LOAD_EMPTY;
              registers[code[at + 1]] = null;
              pc = at + 2;
            }
            case Op.LOAD_THIS -> {
              int at = spread - STRIDE * Op.LOAD_THIS;
              registers[code[at + 1]] = frame.thisValue;
              pc = at + 2;
            }
            case Op.LOAD_CALLEE -> {
              int at = spread - STRIDE * Op.LOAD_CALLEE;
              registers[code[at + 1]] = frame.function;
              pc = at + 2;
            }
            case Op.LOAD_NEW_TARGET -> {
              int at = spread - STRIDE * Op.LOAD_NEW_TARGET;
              registers[code[at + 1]] = frame.newTarget();
              pc = at + 2;
            }
            case Op.LOAD_GLOBAL_THIS -> {
              int at = spread - STRIDE * Op.LOAD_GLOBAL_THIS;
              registers[code[at + 1]] = frame.links.realm().global();
              pc = at + 2;
            }
            case Op.LOAD_CLOSURE_ENVIRONMENT -> {
              int at = spread - STRIDE * Op.LOAD_CLOSURE_ENVIRONMENT;
              registers[code[at + 1]] = frame.environment;
              pc = at + 2;
            }
            case Op.CHECK_INITIALIZED -> {
              int at = spread - STRIDE * Op.CHECK_INITIALIZED;
              if (registers[code[at + 1]] == null) {
                throw Errors.referenceError(
                    agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[at + 2]]);
              }
              pc = at + 3;
            }
            case Op.ADD -> {
              int at = spread - STRIDE * Op.ADD;
              registers[code[at + 1]] =
                  Arithmetic.add(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.SUB -> {
              int at = spread - STRIDE * Op.SUB;
              registers[code[at + 1]] =
                  Arithmetic.subtract(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.MUL -> {
              int at = spread - STRIDE * Op.MUL;
              registers[code[at + 1]] =
                  Arithmetic.multiply(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.DIV -> {
              int at = spread - STRIDE * Op.DIV;
              registers[code[at + 1]] =
                  Arithmetic.divide(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.MOD -> {
              int at = spread - STRIDE * Op.MOD;
              registers[code[at + 1]] =
                  Arithmetic.remainder(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.BIT_AND -> {
              int at = spread - STRIDE * Op.BIT_AND;
              registers[code[at + 1]] =
                  Arithmetic.bitAnd(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.BIT_OR -> {
              int at = spread - STRIDE * Op.BIT_OR;
              registers[code[at + 1]] =
                  Arithmetic.bitOr(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.BIT_XOR -> {
              int at = spread - STRIDE * Op.BIT_XOR;
              registers[code[at + 1]] =
                  Arithmetic.bitXor(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.SHIFT_LEFT -> {
              int at = spread - STRIDE * Op.SHIFT_LEFT;
              registers[code[at + 1]] =
                  Arithmetic.shiftLeft(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.SHIFT_RIGHT -> {
              int at = spread - STRIDE * Op.SHIFT_RIGHT;
              registers[code[at + 1]] =
                  Arithmetic.shiftRight(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.SHIFT_RIGHT_UNSIGNED -> {
              int at = spread - STRIDE * Op.SHIFT_RIGHT_UNSIGNED;
              registers[code[at + 1]] =
                  Arithmetic.shiftRightUnsigned(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.ADD_INT -> {
              int at = spread - STRIDE * Op.ADD_INT;
              registers[code[at + 1]] =
                  Arithmetic.add(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.SUB_INT -> {
              int at = spread - STRIDE * Op.SUB_INT;
              registers[code[at + 1]] =
                  Arithmetic.subtract(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.MUL_INT -> {
              int at = spread - STRIDE * Op.MUL_INT;
              registers[code[at + 1]] =
                  Arithmetic.multiply(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.BIT_AND_INT -> {
              int at = spread - STRIDE * Op.BIT_AND_INT;
              registers[code[at + 1]] =
                  Arithmetic.bitAnd(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.BIT_OR_INT -> {
              int at = spread - STRIDE * Op.BIT_OR_INT;
              registers[code[at + 1]] =
                  Arithmetic.bitOr(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.SHIFT_LEFT_INT -> {
              int at = spread - STRIDE * Op.SHIFT_LEFT_INT;
              registers[code[at + 1]] =
                  Arithmetic.shiftLeft(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.SHIFT_RIGHT_INT -> {
              int at = spread - STRIDE * Op.SHIFT_RIGHT_INT;
              registers[code[at + 1]] =
                  Arithmetic.shiftRight(
                      agent,
                      registers[code[at + 2]],
                      Integers.box(code[at + 3]),
                      kinds,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.NEGATE -> {
              int at = spread - STRIDE * Op.NEGATE;
              registers[code[at + 1]] =
                  Arithmetic.negate(agent, registers[code[at + 2]], kinds, code[at + 3]);
              pc = at + 4;
            }
            case Op.BIT_NOT -> {
              int at = spread - STRIDE * Op.BIT_NOT;
              registers[code[at + 1]] =
                  Arithmetic.bitNot(agent, registers[code[at + 2]], kinds, code[at + 3]);
              pc = at + 4;
            }
            case Op.INCREMENT -> {
              int at = spread - STRIDE * Op.INCREMENT;
              registers[code[at + 1]] =
                  Arithmetic.increment(agent, registers[code[at + 2]], kinds, code[at + 3]);
              pc = at + 4;
            }
            case Op.DECREMENT -> {
              int at = spread - STRIDE * Op.DECREMENT;
              registers[code[at + 1]] =
                  Arithmetic.decrement(agent, registers[code[at + 2]], kinds, code[at + 3]);
              pc = at + 4;
            }
            case Op.TO_NUMERIC -> {
              int at = spread - STRIDE * Op.TO_NUMERIC;
              registers[code[at + 1]] =
                  NumericOperators.convert(
                      agent, registers[code[at + 2]], true, kinds, code[at + 3]);
              pc = at + 4;
            }
            case Op.NOT -> {
              int at = spread - STRIDE * Op.NOT;
              registers[code[at + 1]] = !Comparison.truthy(registers[code[at + 2]]);
              pc = at + 3;
            }
            case Op.TYPEOF -> {
              int at = spread - STRIDE * Op.TYPEOF;
              registers[code[at + 1]] = TestingAndComparison.typeOf(registers[code[at + 2]]);
              pc = at + 3;
            }
            case Op.LESS -> {
              int at = spread - STRIDE * Op.LESS;
              registers[code[at + 1]] =
                  Comparison.less(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.LESS_EQUAL -> {
              int at = spread - STRIDE * Op.LESS_EQUAL;
              registers[code[at + 1]] =
                  Comparison.lessEqual(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.GREATER -> {
              int at = spread - STRIDE * Op.GREATER;
              registers[code[at + 1]] =
                  Comparison.greater(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.GREATER_EQUAL -> {
              int at = spread - STRIDE * Op.GREATER_EQUAL;
              registers[code[at + 1]] =
                  Comparison.greaterEqual(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.EQUAL -> {
              int at = spread - STRIDE * Op.EQUAL;
              registers[code[at + 1]] =
                  Comparison.equal(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.NOT_EQUAL -> {
              int at = spread - STRIDE * Op.NOT_EQUAL;
              registers[code[at + 1]] =
                  !Comparison.equal(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.STRICT_EQUAL -> {
              int at = spread - STRIDE * Op.STRICT_EQUAL;
              registers[code[at + 1]] =
                  Comparison.strictEqual(
                      registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.STRICT_NOT_EQUAL -> {
              int at = spread - STRIDE * Op.STRICT_NOT_EQUAL;
              registers[code[at + 1]] =
                  !Comparison.strictEqual(
                      registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.INSTANCE_OF -> {
              int at = spread - STRIDE * Op.INSTANCE_OF;
              registers[code[at + 1]] =
                  TestingAndComparison.instanceOf(
                      agent, registers[code[at + 2]], registers[code[at + 3]]);
              pc = at + 5;
            }
            case Op.JUMP -> {
              int at = spread - STRIDE * Op.JUMP;
              pc = code[at + 1];
            }
            case Op.JUMP_IF_TRUE -> {
              int at = spread - STRIDE * Op.JUMP_IF_TRUE;
              pc = Comparison.truthy(registers[code[at + 1]]) ? code[at + 2] : at + 3;
            }
            case Op.JUMP_IF_FALSE -> {
              int at = spread - STRIDE * Op.JUMP_IF_FALSE;
              pc = Comparison.truthy(registers[code[at + 1]]) ? at + 3 : code[at + 2];
            }
            case Op.JUMP_IF_NULLISH -> {
              int at = spread - STRIDE * Op.JUMP_IF_NULLISH;
              pc = Comparison.isNullish(registers[code[at + 1]]) ? code[at + 2] : at + 3;
            }
            case Op.JUMP_IF_NOT_NULLISH -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_NULLISH;
              pc = Comparison.isNullish(registers[code[at + 1]]) ? at + 3 : code[at + 2];
            }
            case Op.JUMP_IF_UNDEFINED -> {
              int at = spread - STRIDE * Op.JUMP_IF_UNDEFINED;
              pc = registers[code[at + 1]] == Undefined.UNDEFINED ? code[at + 2] : at + 3;
            }
            case Op.JUMP_IF_NOT_UNDEFINED -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_UNDEFINED;
              pc = registers[code[at + 1]] == Undefined.UNDEFINED ? at + 3 : code[at + 2];
            }
            case Op.JUMP_IF_EMPTY -> {
              int at = spread - STRIDE * Op.JUMP_IF_EMPTY;
              pc = registers[code[at + 1]] == null ? code[at + 2] : at + 3;
            }
            case Op.JUMP_IF_INT -> {
              int at = spread - STRIDE * Op.JUMP_IF_INT;
              pc =
                  registers[code[at + 1]] instanceof Integer i && i == code[at + 2]
                      ? code[at + 3]
                      : at + 4;
            }
            case Op.JUMP_IF_LESS -> {
              int at = spread - STRIDE * Op.JUMP_IF_LESS;
              pc =
                  Comparison.less(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? code[at + 3]
                      : at + 5;
            }
            case Op.JUMP_IF_NOT_LESS -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_LESS;
              pc =
                  Comparison.less(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? at + 5
                      : code[at + 3];
            }
            case Op.JUMP_IF_LESS_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_LESS_EQUAL;
              pc =
                  Comparison.lessEqual(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? code[at + 3]
                      : at + 5;
            }
            case Op.JUMP_IF_NOT_LESS_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_LESS_EQUAL;
              pc =
                  Comparison.lessEqual(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? at + 5
                      : code[at + 3];
            }
            case Op.JUMP_IF_GREATER -> {
              int at = spread - STRIDE * Op.JUMP_IF_GREATER;
              pc =
                  Comparison.greater(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? code[at + 3]
                      : at + 5;
            }
            case Op.JUMP_IF_NOT_GREATER -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_GREATER;
              pc =
                  Comparison.greater(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? at + 5
                      : code[at + 3];
            }
            case Op.JUMP_IF_GREATER_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_GREATER_EQUAL;
              pc =
                  Comparison.greaterEqual(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? code[at + 3]
                      : at + 5;
            }
            case Op.JUMP_IF_NOT_GREATER_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_GREATER_EQUAL;
              pc =
                  Comparison.greaterEqual(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? at + 5
                      : code[at + 3];
            }
            case Op.JUMP_IF_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_EQUAL;
              pc =
                  Comparison.equal(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? code[at + 3]
                      : at + 5;
            }
            case Op.JUMP_IF_NOT_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_NOT_EQUAL;
              pc =
                  Comparison.equal(
                          agent,
                          registers[code[at + 1]],
                          registers[code[at + 2]],
                          kinds,
                          code[at + 4])
                      ? at + 5
                      : code[at + 3];
            }
            case Op.JUMP_IF_STRICT_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_STRICT_EQUAL;
              pc =
                  Comparison.strictEqual(
                          registers[code[at + 1]], registers[code[at + 2]], kinds, code[at + 4])
                      ? code[at + 3]
                      : at + 5;
            }
            case Op.JUMP_IF_STRICT_NOT_EQUAL -> {
              int at = spread - STRIDE * Op.JUMP_IF_STRICT_NOT_EQUAL;
              pc =
                  Comparison.strictEqual(
                          registers[code[at + 1]], registers[code[at + 2]], kinds, code[at + 4])
                      ? at + 5
                      : code[at + 3];
            }
            case Op.LOOP_HEADER -> {
              int at = spread - STRIDE * Op.LOOP_HEADER;
              int rounds = ++kinds[code[at + 1]];
              if ((rounds & (TierPolicy.LOOP_INTERVAL - 1)) == 0) {
                TierPolicy.LoopEntry compiled = policy.looped(agent, frame, pc, rounds);
                if (compiled != null) {
                  agent.frame = caller;
                  return compiled.enter(agent, room + WEIGHT, frame);
                }
              }
              if (agent.pollRequested()) {
                agent.host().polled(agent);
              }
              pc = at + 2;
            }
            case Op.NEW_ENVIRONMENT -> {
              int at = spread - STRIDE * Op.NEW_ENVIRONMENT;
              registers[code[at + 1]] =
                  new Environment(new Object[code[at + 3]], (Environment) registers[code[at + 2]]);
              pc = at + 4;
            }
            case Op.COPY_ENVIRONMENT -> {
              int at = spread - STRIDE * Op.COPY_ENVIRONMENT;
              registers[code[at + 1]] = ((Environment) registers[code[at + 2]]).copy();
              pc = at + 3;
            }
            case Op.LOAD_SLOT -> {
              int at = spread - STRIDE * Op.LOAD_SLOT;
              registers[code[at + 1]] =
                  ((Environment) registers[code[at + 2]]).outward(code[at + 3]).slots[code[at + 4]];
              pc = at + 5;
            }
            case Op.LOAD_SLOT_CHECKED -> {
              int at = spread - STRIDE * Op.LOAD_SLOT_CHECKED;
              Object value =
                  ((Environment) registers[code[at + 2]]).outward(code[at + 3]).slots[code[at + 4]];
              if (value == null) {
                throw Errors.referenceError(
                    agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[at + 5]]);
              }
              registers[code[at + 1]] = value;
              pc = at + 6;
            }
            case Op.STORE_SLOT -> {
              int at = spread - STRIDE * Op.STORE_SLOT;
              ((Environment) registers[code[at + 1]]).outward(code[at + 2]).slots[code[at + 3]] =
                  registers[code[at + 4]];
              pc = at + 5;
            }
            case Op.STORE_SLOT_CHECKED -> {
              int at = spread - STRIDE * Op.STORE_SLOT_CHECKED;
              Object[] slots = ((Environment) registers[code[at + 1]]).outward(code[at + 2]).slots;
              if (slots[code[at + 3]] == null) {
                throw Errors.referenceError(
                    agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[at + 5]]);
              }
              slots[code[at + 3]] = registers[code[at + 4]];
              pc = at + 6;
            }
            case Op.LOAD_GLOBAL -> {
              int at = spread - STRIDE * Op.LOAD_GLOBAL;
              registers[code[at + 1]] = GlobalBindings.load(agent, frame.links, code[at + 2]);
              pc = at + 4;
            }
            case Op.STORE_GLOBAL -> {
              int at = spread - STRIDE * Op.STORE_GLOBAL;
              GlobalBindings.store(
                  agent, frame.links, code[at + 1], registers[code[at + 2]], block.isStrict());
              pc = at + 4;
            }
            case Op.GET_PROPERTY -> {
              int at = spread - STRIDE * Op.GET_PROPERTY;
              registers[code[at + 1]] =
                  PropertyRead.get(
                      agent,
                      registers[code[at + 2]],
                      (StringKey) constants[code[at + 3]],
                      caches,
                      code[at + 4]);
              pc = at + 5;
            }
            case Op.GET_LENGTH -> {
              int at = spread - STRIDE * Op.GET_LENGTH;
              registers[code[at + 1]] =
                  PropertyRead.length(agent, registers[code[at + 2]], caches, code[at + 3]);
              pc = at + 4;
            }
            case Op.SET_PROPERTY -> {
              int at = spread - STRIDE * Op.SET_PROPERTY;
              PropertyWrite.set(
                  agent,
                  registers[code[at + 1]],
                  (StringKey) constants[code[at + 2]],
                  registers[code[at + 3]],
                  block.isStrict(),
                  caches,
                  code[at + 4]);
              pc = at + 5;
            }
            case Op.GET_ELEMENT -> {
              int at = spread - STRIDE * Op.GET_ELEMENT;
              registers[code[at + 1]] =
                  ElementAccess.get(
                      agent, registers[code[at + 2]], registers[code[at + 3]], kinds, code[at + 4]);
              pc = at + 5;
            }
            case Op.SET_ELEMENT -> {
              int at = spread - STRIDE * Op.SET_ELEMENT;
              ElementAccess.set(
                  agent,
                  registers[code[at + 1]],
                  registers[code[at + 2]],
                  registers[code[at + 3]],
                  block.isStrict(),
                  kinds,
                  code[at + 4]);
              pc = at + 5;
            }
            case Op.GET_PRIVATE -> {
              int at = spread - STRIDE * Op.GET_PRIVATE;
              registers[code[at + 1]] =
                  PrivateMembers.get(agent, registers[code[at + 2]], registers[code[at + 3]]);
              pc = at + 5;
            }
            case Op.SET_PRIVATE -> {
              int at = spread - STRIDE * Op.SET_PRIVATE;
              PrivateMembers.set(
                  agent, registers[code[at + 1]], registers[code[at + 2]], registers[code[at + 3]]);
              pc = at + 5;
            }
            case Op.NEW_OBJECT -> {
              int at = spread - STRIDE * Op.NEW_OBJECT;
              registers[code[at + 1]] = Literals.newObject(agent, feedback, pc, code[at + 2]);
              pc = at + 3;
            }
            case Op.DEFINE_FIELD -> {
              int at = spread - STRIDE * Op.DEFINE_FIELD;
              PropertyWrite.define(
                  agent,
                  registers[code[at + 1]],
                  (StringKey) constants[code[at + 2]],
                  registers[code[at + 3]],
                  caches,
                  code[at + 4]);
              pc = at + 5;
            }
            case Op.NEW_ARRAY -> {
              int at = spread - STRIDE * Op.NEW_ARRAY;
              registers[code[at + 1]] =
                  Literals.newArray(agent, registers, code[at + 2], code[at + 3]);
              pc = at + 5;
            }
            case Op.ARRAY_APPEND -> {
              int at = spread - STRIDE * Op.ARRAY_APPEND;
              Literals.append(agent, registers[code[at + 1]], registers[code[at + 2]]);
              pc = at + 3;
            }
            case Op.CREATE_CLOSURE -> {
              int at = spread - STRIDE * Op.CREATE_CLOSURE;
              registers[code[at + 1]] =
                  Closures.create(
                      frame, feedback.body.functions()[code[at + 2]], registers[code[at + 3]]);
              pc = at + 4;
            }
            case Op.CALL -> {
              int at = spread - STRIDE * Op.CALL;
              JsFunction callee =
                  Calls.require(agent, registers[code[at + 2]], frame, code[at + 2]);
              Calls.record(callee, caches, code[at + 6]);
              Object receiver = registers[code[at + 3]];
              int first = code[at + 4];
              Object result;
              switch (code[at + 5]) {
                case 0 -> result = callee.call0(agent, room, receiver);
                case 1 -> result = callee.call1(agent, room, receiver, registers[first]);
                case 2 ->
                    result =
                        callee.call2(agent, room, receiver, registers[first], registers[first + 1]);
                case 3 ->
                    result =
                        callee.call3(
                            agent,
                            room,
                            receiver,
                            registers[first],
                            registers[first + 1],
                            registers[first + 2]);
                default ->
                    result =
                        Calls.callMany(
                            agent, room, callee, receiver, registers, first, code[at + 5]);
              }
              agent.room = room;
              registers[code[at + 1]] = result;
              pc = at + 7;
            }
            case Op.CONSTRUCT -> {
              int at = spread - STRIDE * Op.CONSTRUCT;
              registers[code[at + 1]] =
                  Calls.construct(
                      agent,
                      room,
                      frame,
                      code[at + 2],
                      code[at + 3],
                      code[at + 4],
                      caches,
                      code[at + 5]);
              agent.room = room;
              pc = at + 6;
            }
            case Op.ITERATOR_STEP -> {
              int at = spread - STRIDE * Op.ITERATOR_STEP;
              Object value =
                  Iteration.step(agent, registers[code[at + 2]], registers[code[at + 3]]);
              if (value == null) {
                pc = code[at + 4];
              } else {
                registers[code[at + 1]] = value;
                pc = at + 6;
              }
            }
            case Op.FOR_IN_NEXT -> {
              int at = spread - STRIDE * Op.FOR_IN_NEXT;
              Object key = ((ForInEnumerator) registers[code[at + 2]]).next(agent);
              if (key == null) {
                pc = code[at + 3];
              } else {
                registers[code[at + 1]] = key;
                pc = at + 4;
              }
            }
            case Op.YIELD -> {
              int at = spread - STRIDE * Op.YIELD;
              frame.transfer = registers[code[at + 3]];
              agent.frame = caller;
              return Suspension.YIELD;
            }
            case Op.YIELD_DELEGATE -> {
              int at = spread - STRIDE * Op.YIELD_DELEGATE;
              frame.transfer = registers[code[at + 3]];
              agent.frame = caller;
              return Suspension.DELEGATE;
            }
            case Op.AWAIT -> {
              int at = spread - STRIDE * Op.AWAIT;
              frame.transfer = registers[code[at + 2]];
              agent.frame = caller;
              return Suspension.AWAIT;
            }
            case Op.INITIAL_YIELD -> {
              agent.frame = caller;
              return Suspension.INITIAL;
            }
            case Op.RETURN -> {
              int at = spread - STRIDE * Op.RETURN;
              agent.frame = caller;
              return registers[code[at + 1]];
            }
            case Op.THROW -> {
              int at = spread - STRIDE * Op.THROW;
              throw new ThrowCompletion(registers[code[at + 1]]);
            }
            default ->
                pc = RareInstructions.execute(agent, room, frame, feedback.body, feedback, pc);
          }
        }
      } catch (ThrowCompletion thrown) {
        pc = handlerOf(agent, room, frame, feedback.body, thrown);
      }
    }
  }

  /** Enters the handler of the instruction that a frame is at, or leaves the frame. */
  private static int handlerOf(
      Agent agent, int room, Frame frame, Bytecode body, ThrowCompletion thrown) {
    HandlerTable handlers = body.handlers();
    int row = handlers.find(frame.pc);
    if (row < 0) {
      agent.frame = frame.caller;
      throw thrown;
    }
    agent.frame = frame;
    agent.room = room;
    frame.registers[handlers.register(row)] = thrown.value();
    return handlers.handler(row);
  }
}

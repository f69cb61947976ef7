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
    Bytecode body = block.body();
    FeedbackVector feedback = FeedbackVector.of(block, body);
    int[] code = body.instructions();
    Object[] constants = body.constants();
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
          switch (code[pc]) {
            case Op.NOP -> {
              pc += 1;
            }
            case Op.MOVE -> {
              registers[code[pc + 1]] = registers[code[pc + 2]];
              pc += 3;
            }
            case Op.LOAD_CONSTANT -> {
              registers[code[pc + 1]] = constants[code[pc + 2]];
              pc += 3;
            }
            case Op.LOAD_INT -> {
              registers[code[pc + 1]] = Integers.box(code[pc + 2]);
              pc += 3;
            }
            case Op.LOAD_UNDEFINED -> {
              registers[code[pc + 1]] = Undefined.UNDEFINED;
              pc += 2;
            }
            case Op.LOAD_NULL -> {
              registers[code[pc + 1]] = JsNull.NULL;
              pc += 2;
            }
            case Op.LOAD_TRUE -> {
              registers[code[pc + 1]] = Boolean.TRUE;
              pc += 2;
            }
            case Op.LOAD_FALSE -> {
              registers[code[pc + 1]] = Boolean.FALSE;
              pc += 2;
            }
            case Op.LOAD_EMPTY -> {
              registers[code[pc + 1]] = null;
              pc += 2;
            }
            case Op.LOAD_THIS -> {
              registers[code[pc + 1]] = frame.thisValue;
              pc += 2;
            }
            case Op.LOAD_CALLEE -> {
              registers[code[pc + 1]] = frame.function;
              pc += 2;
            }
            case Op.LOAD_NEW_TARGET -> {
              registers[code[pc + 1]] = frame.newTarget;
              pc += 2;
            }
            case Op.LOAD_GLOBAL_THIS -> {
              registers[code[pc + 1]] = frame.links.realm().global();
              pc += 2;
            }
            case Op.LOAD_CLOSURE_ENVIRONMENT -> {
              registers[code[pc + 1]] = frame.environment;
              pc += 2;
            }
            case Op.CHECK_INITIALIZED -> {
              if (registers[code[pc + 1]] == null) {
                throw Errors.referenceError(
                    agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[pc + 2]]);
              }
              pc += 3;
            }
            case Op.ADD -> {
              registers[code[pc + 1]] =
                  Arithmetic.add(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.SUB -> {
              registers[code[pc + 1]] =
                  Arithmetic.subtract(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.MUL -> {
              registers[code[pc + 1]] =
                  Arithmetic.multiply(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.DIV -> {
              registers[code[pc + 1]] =
                  Arithmetic.divide(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.MOD -> {
              registers[code[pc + 1]] =
                  Arithmetic.remainder(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.BIT_AND -> {
              registers[code[pc + 1]] =
                  Arithmetic.bitAnd(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.BIT_OR -> {
              registers[code[pc + 1]] =
                  Arithmetic.bitOr(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.BIT_XOR -> {
              registers[code[pc + 1]] =
                  Arithmetic.bitXor(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.SHIFT_LEFT -> {
              registers[code[pc + 1]] =
                  Arithmetic.shiftLeft(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.SHIFT_RIGHT -> {
              registers[code[pc + 1]] =
                  Arithmetic.shiftRight(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.SHIFT_RIGHT_UNSIGNED -> {
              registers[code[pc + 1]] =
                  Arithmetic.shiftRightUnsigned(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.ADD_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.add(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.SUB_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.subtract(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.MUL_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.multiply(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.BIT_AND_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.bitAnd(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.BIT_OR_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.bitOr(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.SHIFT_LEFT_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.shiftLeft(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.SHIFT_RIGHT_INT -> {
              registers[code[pc + 1]] =
                  Arithmetic.shiftRight(
                      agent,
                      registers[code[pc + 2]],
                      Integers.box(code[pc + 3]),
                      kinds,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.NEGATE -> {
              registers[code[pc + 1]] =
                  Arithmetic.negate(agent, registers[code[pc + 2]], kinds, code[pc + 3]);
              pc += 4;
            }
            case Op.BIT_NOT -> {
              registers[code[pc + 1]] =
                  Arithmetic.bitNot(agent, registers[code[pc + 2]], kinds, code[pc + 3]);
              pc += 4;
            }
            case Op.INCREMENT -> {
              registers[code[pc + 1]] =
                  Arithmetic.increment(agent, registers[code[pc + 2]], kinds, code[pc + 3]);
              pc += 4;
            }
            case Op.DECREMENT -> {
              registers[code[pc + 1]] =
                  Arithmetic.decrement(agent, registers[code[pc + 2]], kinds, code[pc + 3]);
              pc += 4;
            }
            case Op.TO_NUMERIC -> {
              registers[code[pc + 1]] =
                  NumericOperators.convert(
                      agent, registers[code[pc + 2]], true, kinds, code[pc + 3]);
              pc += 4;
            }
            case Op.NOT -> {
              registers[code[pc + 1]] = !Comparison.truthy(registers[code[pc + 2]]);
              pc += 3;
            }
            case Op.TYPEOF -> {
              registers[code[pc + 1]] = TestingAndComparison.typeOf(registers[code[pc + 2]]);
              pc += 3;
            }
            case Op.LESS -> {
              registers[code[pc + 1]] =
                  Comparison.less(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.LESS_EQUAL -> {
              registers[code[pc + 1]] =
                  Comparison.lessEqual(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.GREATER -> {
              registers[code[pc + 1]] =
                  Comparison.greater(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.GREATER_EQUAL -> {
              registers[code[pc + 1]] =
                  Comparison.greaterEqual(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.EQUAL -> {
              registers[code[pc + 1]] =
                  Comparison.equal(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.NOT_EQUAL -> {
              registers[code[pc + 1]] =
                  !Comparison.equal(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.STRICT_EQUAL -> {
              registers[code[pc + 1]] =
                  Comparison.strictEqual(
                      registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.STRICT_NOT_EQUAL -> {
              registers[code[pc + 1]] =
                  !Comparison.strictEqual(
                      registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.INSTANCE_OF -> {
              registers[code[pc + 1]] =
                  TestingAndComparison.instanceOf(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]]);
              pc += 5;
            }
            case Op.JUMP -> {
              pc = code[pc + 1];
            }
            case Op.JUMP_IF_TRUE -> {
              pc = Comparison.truthy(registers[code[pc + 1]]) ? code[pc + 2] : pc + 3;
            }
            case Op.JUMP_IF_FALSE -> {
              pc = Comparison.truthy(registers[code[pc + 1]]) ? pc + 3 : code[pc + 2];
            }
            case Op.JUMP_IF_NULLISH -> {
              pc = Comparison.isNullish(registers[code[pc + 1]]) ? code[pc + 2] : pc + 3;
            }
            case Op.JUMP_IF_NOT_NULLISH -> {
              pc = Comparison.isNullish(registers[code[pc + 1]]) ? pc + 3 : code[pc + 2];
            }
            case Op.JUMP_IF_UNDEFINED -> {
              pc = registers[code[pc + 1]] == Undefined.UNDEFINED ? code[pc + 2] : pc + 3;
            }
            case Op.JUMP_IF_NOT_UNDEFINED -> {
              pc = registers[code[pc + 1]] == Undefined.UNDEFINED ? pc + 3 : code[pc + 2];
            }
            case Op.JUMP_IF_EMPTY -> {
              pc = registers[code[pc + 1]] == null ? code[pc + 2] : pc + 3;
            }
            case Op.JUMP_IF_INT -> {
              pc =
                  registers[code[pc + 1]] instanceof Integer i && i == code[pc + 2]
                      ? code[pc + 3]
                      : pc + 4;
            }
            case Op.JUMP_IF_LESS -> {
              pc =
                  Comparison.less(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? code[pc + 3]
                      : pc + 5;
            }
            case Op.JUMP_IF_NOT_LESS -> {
              pc =
                  Comparison.less(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? pc + 5
                      : code[pc + 3];
            }
            case Op.JUMP_IF_LESS_EQUAL -> {
              pc =
                  Comparison.lessEqual(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? code[pc + 3]
                      : pc + 5;
            }
            case Op.JUMP_IF_NOT_LESS_EQUAL -> {
              pc =
                  Comparison.lessEqual(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? pc + 5
                      : code[pc + 3];
            }
            case Op.JUMP_IF_GREATER -> {
              pc =
                  Comparison.greater(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? code[pc + 3]
                      : pc + 5;
            }
            case Op.JUMP_IF_NOT_GREATER -> {
              pc =
                  Comparison.greater(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? pc + 5
                      : code[pc + 3];
            }
            case Op.JUMP_IF_GREATER_EQUAL -> {
              pc =
                  Comparison.greaterEqual(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? code[pc + 3]
                      : pc + 5;
            }
            case Op.JUMP_IF_NOT_GREATER_EQUAL -> {
              pc =
                  Comparison.greaterEqual(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? pc + 5
                      : code[pc + 3];
            }
            case Op.JUMP_IF_EQUAL -> {
              pc =
                  Comparison.equal(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? code[pc + 3]
                      : pc + 5;
            }
            case Op.JUMP_IF_NOT_EQUAL -> {
              pc =
                  Comparison.equal(
                          agent,
                          registers[code[pc + 1]],
                          registers[code[pc + 2]],
                          kinds,
                          code[pc + 4])
                      ? pc + 5
                      : code[pc + 3];
            }
            case Op.JUMP_IF_STRICT_EQUAL -> {
              pc =
                  Comparison.strictEqual(
                          registers[code[pc + 1]], registers[code[pc + 2]], kinds, code[pc + 4])
                      ? code[pc + 3]
                      : pc + 5;
            }
            case Op.JUMP_IF_STRICT_NOT_EQUAL -> {
              pc =
                  Comparison.strictEqual(
                          registers[code[pc + 1]], registers[code[pc + 2]], kinds, code[pc + 4])
                      ? pc + 5
                      : code[pc + 3];
            }
            case Op.LOOP_HEADER -> {
              int rounds = ++kinds[code[pc + 1]];
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
              pc += 2;
            }
            case Op.NEW_ENVIRONMENT -> {
              registers[code[pc + 1]] =
                  new Environment(new Object[code[pc + 3]], (Environment) registers[code[pc + 2]]);
              pc += 4;
            }
            case Op.COPY_ENVIRONMENT -> {
              registers[code[pc + 1]] = ((Environment) registers[code[pc + 2]]).copy();
              pc += 3;
            }
            case Op.LOAD_SLOT -> {
              registers[code[pc + 1]] =
                  ((Environment) registers[code[pc + 2]]).outward(code[pc + 3]).slots[code[pc + 4]];
              pc += 5;
            }
            case Op.LOAD_SLOT_CHECKED -> {
              Object value =
                  ((Environment) registers[code[pc + 2]]).outward(code[pc + 3]).slots[code[pc + 4]];
              if (value == null) {
                throw Errors.referenceError(
                    agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[pc + 5]]);
              }
              registers[code[pc + 1]] = value;
              pc += 6;
            }
            case Op.STORE_SLOT -> {
              ((Environment) registers[code[pc + 1]]).outward(code[pc + 2]).slots[code[pc + 3]] =
                  registers[code[pc + 4]];
              pc += 5;
            }
            case Op.STORE_SLOT_CHECKED -> {
              Object[] slots = ((Environment) registers[code[pc + 1]]).outward(code[pc + 2]).slots;
              if (slots[code[pc + 3]] == null) {
                throw Errors.referenceError(
                    agent, Message.ACCESS_BEFORE_INITIALIZATION, constants[code[pc + 5]]);
              }
              slots[code[pc + 3]] = registers[code[pc + 4]];
              pc += 6;
            }
            case Op.LOAD_GLOBAL -> {
              registers[code[pc + 1]] = GlobalBindings.load(agent, frame.links, code[pc + 2]);
              pc += 4;
            }
            case Op.STORE_GLOBAL -> {
              GlobalBindings.store(
                  agent, frame.links, code[pc + 1], registers[code[pc + 2]], block.isStrict());
              pc += 4;
            }
            case Op.GET_PROPERTY -> {
              registers[code[pc + 1]] =
                  PropertyRead.get(
                      agent,
                      registers[code[pc + 2]],
                      (StringKey) constants[code[pc + 3]],
                      caches,
                      code[pc + 4]);
              pc += 5;
            }
            case Op.GET_LENGTH -> {
              registers[code[pc + 1]] =
                  PropertyRead.length(agent, registers[code[pc + 2]], caches, code[pc + 3]);
              pc += 4;
            }
            case Op.SET_PROPERTY -> {
              PropertyWrite.set(
                  agent,
                  registers[code[pc + 1]],
                  (StringKey) constants[code[pc + 2]],
                  registers[code[pc + 3]],
                  block.isStrict(),
                  caches,
                  code[pc + 4]);
              pc += 5;
            }
            case Op.GET_ELEMENT -> {
              registers[code[pc + 1]] =
                  ElementAccess.get(
                      agent, registers[code[pc + 2]], registers[code[pc + 3]], kinds, code[pc + 4]);
              pc += 5;
            }
            case Op.SET_ELEMENT -> {
              ElementAccess.set(
                  agent,
                  registers[code[pc + 1]],
                  registers[code[pc + 2]],
                  registers[code[pc + 3]],
                  block.isStrict(),
                  kinds,
                  code[pc + 4]);
              pc += 5;
            }
            case Op.GET_PRIVATE -> {
              registers[code[pc + 1]] =
                  PrivateMembers.get(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
              pc += 5;
            }
            case Op.SET_PRIVATE -> {
              PrivateMembers.set(
                  agent, registers[code[pc + 1]], registers[code[pc + 2]], registers[code[pc + 3]]);
              pc += 5;
            }
            case Op.NEW_OBJECT -> {
              registers[code[pc + 1]] = Literals.newObject(agent, body, pc, caches, code[pc + 2]);
              pc += 3;
            }
            case Op.DEFINE_FIELD -> {
              PropertyWrite.define(
                  agent,
                  registers[code[pc + 1]],
                  (StringKey) constants[code[pc + 2]],
                  registers[code[pc + 3]],
                  caches,
                  code[pc + 4]);
              pc += 5;
            }
            case Op.NEW_ARRAY -> {
              registers[code[pc + 1]] =
                  Literals.newArray(agent, registers, code[pc + 2], code[pc + 3]);
              pc += 5;
            }
            case Op.ARRAY_APPEND -> {
              Literals.append(agent, registers[code[pc + 1]], registers[code[pc + 2]]);
              pc += 3;
            }
            case Op.CREATE_CLOSURE -> {
              registers[code[pc + 1]] =
                  Closures.create(frame, body.functions()[code[pc + 2]], registers[code[pc + 3]]);
              pc += 4;
            }
            case Op.CALL -> {
              JsFunction callee =
                  Calls.require(agent, registers[code[pc + 2]], frame, code[pc + 2]);
              Calls.record(callee, caches, code[pc + 6]);
              Object receiver = registers[code[pc + 3]];
              int first = code[pc + 4];
              Object result;
              switch (code[pc + 5]) {
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
                            agent, room, callee, receiver, registers, first, code[pc + 5]);
              }
              agent.room = room;
              registers[code[pc + 1]] = result;
              pc += 7;
            }
            case Op.CONSTRUCT -> {
              registers[code[pc + 1]] =
                  Calls.construct(
                      agent,
                      room,
                      frame,
                      code[pc + 2],
                      code[pc + 3],
                      code[pc + 4],
                      caches,
                      code[pc + 5]);
              agent.room = room;
              pc += 6;
            }
            case Op.ITERATOR_STEP -> {
              Object value =
                  Iteration.step(agent, registers[code[pc + 2]], registers[code[pc + 3]]);
              if (value == null) {
                pc = code[pc + 4];
              } else {
                registers[code[pc + 1]] = value;
                pc += 6;
              }
            }
            case Op.FOR_IN_NEXT -> {
              Object key = ((ForInEnumerator) registers[code[pc + 2]]).next(agent);
              if (key == null) {
                pc = code[pc + 3];
              } else {
                registers[code[pc + 1]] = key;
                pc += 4;
              }
            }
            case Op.YIELD -> {
              frame.transfer = registers[code[pc + 3]];
              agent.frame = caller;
              return Suspension.YIELD;
            }
            case Op.YIELD_DELEGATE -> {
              frame.transfer = registers[code[pc + 3]];
              agent.frame = caller;
              return Suspension.DELEGATE;
            }
            case Op.AWAIT -> {
              frame.transfer = registers[code[pc + 2]];
              agent.frame = caller;
              return Suspension.AWAIT;
            }
            case Op.INITIAL_YIELD -> {
              agent.frame = caller;
              return Suspension.INITIAL;
            }
            case Op.RETURN -> {
              agent.frame = caller;
              return registers[code[pc + 1]];
            }
            case Op.THROW -> {
              throw new ThrowCompletion(registers[code[pc + 1]]);
            }
            default -> pc = RareInstructions.execute(agent, room, frame, body, feedback, pc);
          }
        }
      } catch (ThrowCompletion thrown) {
        pc = handlerOf(agent, room, frame, body, thrown);
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

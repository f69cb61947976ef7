package org.ashlar.vm.execution;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.HandlerTable;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Realm;

/** Goes on with a suspended frame. */
final class Resumption {
  /** How a frame is resumed; the numbers are those of the mode register of YIELD_DELEGATE. */
  static final int NEXT = 0;

  static final int THROW = 1;
  static final int RETURN = 2;

  private Resumption() {}

  /** Resumes in the realm of the frame. The result is a value or a {@link Suspension}. */
  static Object resume(Agent agent, int room, Frame frame, int mode, Object value) {
    Bytecode body = frame.code.body();
    int[] words = body.instructions();
    int at = frame.pc;
    int opcode = words[at];
    if (mode == THROW && opcode != Op.YIELD_DELEGATE) {
      enterHandler(body, frame, value);
    } else {
      if (opcode != Op.INITIAL_YIELD) {
        frame.registers[words[at + 1]] = value;
      }
      if (opcode == Op.YIELD || opcode == Op.YIELD_DELEGATE) {
        frame.registers[words[at + 2]] = mode;
      }
      frame.pc = at + Opcode.of(opcode).length();
    }
    return run(agent, room, frame);
  }

  /** Starts or continues a frame in its realm. */
  static Object run(Agent agent, int room, Frame frame) {
    Realm caller = agent.realm;
    Realm realm = frame.links.realm();
    if (caller == realm) {
      return ((ExecutionHost) agent.host()).run(agent, room, frame);
    }
    agent.realm = realm;
    try {
      return ((ExecutionHost) agent.host()).run(agent, room, frame);
    } finally {
      agent.realm = caller;
    }
  }

  private static void enterHandler(Bytecode body, Frame frame, Object thrown) {
    HandlerTable handlers = body.handlers();
    int row = handlers.find(frame.pc);
    if (row < 0) {
      throw new ThrowCompletion(thrown);
    }
    frame.registers[handlers.register(row)] = thrown;
    frame.pc = handlers.handler(row);
  }
}

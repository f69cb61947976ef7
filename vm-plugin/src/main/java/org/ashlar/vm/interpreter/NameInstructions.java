package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Bytecode;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.ScopeNames;
import org.ashlar.vm.execution.Environment;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.execution.NamedEnvironment;
import org.ashlar.vm.execution.ObjectEnvironment;
import org.ashlar.vm.instruction.EvalDeclarations;
import org.ashlar.vm.instruction.GlobalBindings;
import org.ashlar.vm.instruction.NameLookup;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.StringKey;

/** Instructions about environments and names that are looked up while the program runs. */
final class NameInstructions {
  private NameInstructions() {}

  /** Executes the instruction at {@code pc} and says where to go on. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static int execute(Agent agent, Frame frame, Bytecode body, int pc) {
    int[] code = body.instructions();
    Object[] constants = body.constants();
    Object[] registers = frame.registers;
    Realm realm = frame.links.realm();
    boolean strict = frame.code.isStrict();
    switch (code[pc]) {
      case Op.LOAD_IMPORT -> {
        Object slot =
            ((Environment) registers[code[pc + 2]]).outward(code[pc + 3]).slots[code[pc + 4]];
        registers[code[pc + 1]] =
            NameLookup.loadImport(agent, slot, (StringKey) constants[code[pc + 5]]);
        return pc + 6;
      }
      case Op.NEW_NAMED_ENVIRONMENT -> {
        registers[code[pc + 1]] =
            NamedEnvironment.of(
                (ScopeNames) constants[code[pc + 3]], (Environment) registers[code[pc + 2]]);
        return pc + 4;
      }
      case Op.NEW_OBJECT_ENVIRONMENT -> {
        registers[code[pc + 1]] =
            new ObjectEnvironment(
                TypeConversion.toObject(agent, registers[code[pc + 3]]),
                (Environment) registers[code[pc + 2]]);
        return pc + 4;
      }
      case Op.LOAD_NAME -> {
        registers[code[pc + 1]] =
            NameLookup.load(agent, realm, registers[code[pc + 2]], key(body, pc + 3), strict);
        return pc + 4;
      }
      case Op.TYPEOF_NAME -> {
        registers[code[pc + 1]] =
            NameLookup.typeOf(agent, realm, registers[code[pc + 2]], key(body, pc + 3), strict);
        return pc + 4;
      }
      case Op.RESOLVE_NAME -> {
        registers[code[pc + 1]] =
            NameLookup.resolve(agent, realm, registers[code[pc + 2]], key(body, pc + 3));
        return pc + 4;
      }
      case Op.STORE_NAME -> {
        NameLookup.store(
            agent,
            realm,
            registers[code[pc + 1]],
            key(body, pc + 2),
            registers[code[pc + 3]],
            strict);
        return pc + 4;
      }
      case Op.LOAD_RESOLVED_NAME -> {
        registers[code[pc + 1]] =
            NameLookup.loadResolved(
                agent, realm, registers[code[pc + 2]], key(body, pc + 3), strict);
        return pc + 4;
      }
      case Op.INITIALIZE_NAME -> {
        NameLookup.initialize(registers[code[pc + 1]], key(body, pc + 2), registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.DELETE_NAME -> {
        registers[code[pc + 1]] =
            NameLookup.delete(agent, realm, registers[code[pc + 2]], key(body, pc + 3));
        return pc + 4;
      }
      case Op.LOAD_NAME_FOR_CALL -> {
        Object found = NameLookup.resolve(agent, realm, registers[code[pc + 3]], key(body, pc + 4));
        registers[code[pc + 1]] =
            NameLookup.loadResolved(agent, realm, found, key(body, pc + 4), strict);
        registers[code[pc + 2]] = NameLookup.thisForCall(found);
        return pc + 5;
      }
      case Op.LOAD_IMPLICIT_NAME -> {
        registers[code[pc + 1]] =
            NameLookup.loadImplicit(registers[code[pc + 2]], key(body, pc + 3));
        return pc + 4;
      }
      case Op.STORE_IMPLICIT_NAME -> {
        NameLookup.storeImplicit(
            registers[code[pc + 1]], key(body, pc + 2), registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.DECLARE_EVAL_VAR -> {
        EvalDeclarations.declare(
            agent, realm, registers[code[pc + 1]], key(body, pc + 2), registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.DECLARE_EVAL_HOISTED -> {
        registers[code[pc + 1]] =
            EvalDeclarations.declareHoisted(
                agent, realm, registers[code[pc + 2]], key(body, pc + 3));
        return pc + 4;
      }
      case Op.STORE_EVAL_VAR -> {
        EvalDeclarations.store(
            agent, realm, registers[code[pc + 1]], key(body, pc + 2), registers[code[pc + 3]]);
        return pc + 4;
      }
      case Op.TYPEOF_GLOBAL -> {
        registers[code[pc + 1]] = GlobalBindings.typeOf(agent, frame.links, code[pc + 2]);
        return pc + 4;
      }
      case Op.CHECK_GLOBAL -> {
        registers[code[pc + 1]] = GlobalBindings.resolves(agent, frame.links, code[pc + 2]);
        return pc + 3;
      }
      case Op.INITIALIZE_GLOBAL -> {
        GlobalBindings.initialize(frame.links, code[pc + 1], registers[code[pc + 2]]);
        return pc + 3;
      }
      case Op.DELETE_GLOBAL -> {
        registers[code[pc + 1]] = GlobalBindings.delete(agent, frame.links, code[pc + 2]);
        return pc + 3;
      }
      default -> {
        throw new AssertionError("no case for " + Opcode.of(code[pc]));
      }
    }
  }

  private static StringKey key(Bytecode body, int word) {
    return (StringKey) body.constants()[body.instructions()[word]];
  }
}

package org.ashlar.vm.instruction;

import java.util.Arrays;
import org.ashlar.vm.code.ThrowTemplate;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsArray;

/** What binding of patterns and parameters needs beside iteration (clauses 8.6 and 14.3.3). */
public final class Destructuring {
  private Destructuring() {}

  /** TypeError if a register's value cannot be destructured, which names it and what was wanted. */
  public static void requireCoercibleRegister(Agent agent, Frame frame, int register, int next) {
    Object value = frame.registers[register];
    if (value != null && Comparison.isNullish(value)) {
      String property = CallSites.propertyRead(frame.code.body(), next, register);
      throw Errors.typeError(
          agent,
          Message.TEXT,
          "Cannot destructure "
              + (property == null ? "" : "property '" + property + "' of ")
              + "'"
              + CallSites.describe(frame, register, value)
              + "' as it is "
              + value
              + ".");
    }
  }

  /** TypeError if a value cannot be destructured. */
  public static void requireObjectCoercible(Agent agent, Object value) {
    if (Comparison.isNullish(value)) {
      throw Errors.typeError(
          agent, Message.TEXT, "Cannot destructure '" + value + "' as it is " + value + ".");
    }
  }

  /** The arguments from an index on as an array. */
  public static JsArray rest(Agent agent, Object[] arguments, int from) {
    return from >= arguments.length
        ? agent.realm.newArray()
        : agent.realm.newArray(Arrays.copyOfRange(arguments, from, arguments.length));
  }

  /** The error that an instruction throws unconditionally. */
  public static RuntimeException error(Agent agent, ThrowTemplate template) {
    return Errors.of(agent, template.kind(), template.message());
  }
}

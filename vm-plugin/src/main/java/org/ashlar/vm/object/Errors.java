package org.ashlar.vm.object;

import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;

/**
 * The one factory of errors that the engine itself throws: {@code throw Errors.typeError(agent,
 * Message.X, ...)}.
 */
public final class Errors {
  private Errors() {}

  /** A completion with a new native error of the running realm. */
  public static ThrowCompletion of(Agent agent, ErrorKind kind, String message) {
    return new ThrowCompletion(agent.host().newError(agent, kind, message));
  }

  public static ThrowCompletion typeError(Agent agent, Message message, Object... arguments) {
    return of(agent, ErrorKind.TYPE_ERROR, message.format(arguments));
  }

  public static ThrowCompletion rangeError(Agent agent, Message message, Object... arguments) {
    return of(agent, ErrorKind.RANGE_ERROR, message.format(arguments));
  }

  public static ThrowCompletion referenceError(Agent agent, Message message, Object... arguments) {
    return of(agent, ErrorKind.REFERENCE_ERROR, message.format(arguments));
  }

  public static ThrowCompletion syntaxError(Agent agent, Message message, Object... arguments) {
    return of(agent, ErrorKind.SYNTAX_ERROR, message.format(arguments));
  }

  /** SyntaxError for a text that does not compile; the host adds where. */
  public static ThrowCompletion earlyError(Agent agent, CompileException early) {
    return new ThrowCompletion(agent.host().newSyntaxError(agent, early));
  }

  /** RangeError for a call with too little room. */
  public static ThrowCompletion stackOverflow(Agent agent) {
    return rangeError(agent, Message.STACK_OVERFLOW);
  }
}

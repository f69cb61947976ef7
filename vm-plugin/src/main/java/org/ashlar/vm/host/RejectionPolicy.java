package org.ashlar.vm.host;

import java.util.Locale;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/** What becomes of a rejected promise that nobody handles: the option of that name. */
enum RejectionPolicy {
  /** Listeners of unhandledRejection hear of it; without any it is an uncaught error. */
  THROW,
  /** It is an uncaught error; if that is handled, listeners of unhandledRejection hear of it. */
  STRICT,
  /** Listeners hear of it, and a warning is printed; the program goes on. */
  WARN,
  /** Listeners hear of it, and the program goes on. */
  NONE,
  /**
   * Without listeners the context ends, in an embedding too, as an uncaught error ends a program.
   */
  EXIT;

  /** The machine's or context's option, without its prefix. */
  static final String OPTION = "unhandled-rejections";

  static RejectionPolicy of(String text) {
    for (RejectionPolicy policy : values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
        return policy;
      }
    }
    throw new AshlarException(ErrorCode.INVALID_SETTING, "vm." + OPTION, text);
  }
}

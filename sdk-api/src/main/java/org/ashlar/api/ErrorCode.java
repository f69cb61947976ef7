package org.ashlar.api;

/**
 * Every error the platform reports, with its text in each {@link Language}.
 *
 * <p>The texts live in one catalogue, {@code messages.properties} beside this class: {@code
 * NAME.en} and {@code NAME.zh} say what happened, {@code NAME.advice.en} and {@code NAME.advice.zh}
 * say what to do about it. Numbers are stable and never reused: 1xxx program, 2xxx limits and life
 * cycle, 3xxx embedding, 4xxx plug-ins and kernel, 5xxx files and input/output, 6xxx command line,
 * 9xxx faults of the engine itself.
 */
public enum ErrorCode {
  SCRIPT_ERROR(1001),
  SYNTAX_ERROR(1002),
  MODULE_NOT_FOUND(1003),
  MODULE_LOAD_FAILED(1004),
  UNHANDLED_REJECTION(1005),
  TOP_LEVEL_AWAIT_UNSETTLED(1006),
  IMPORT_ATTRIBUTE_UNSUPPORTED(1007),

  HEAP_QUOTA_EXCEEDED(2001),
  CPU_QUOTA_EXCEEDED(2002),
  DEADLINE_EXCEEDED(2003),
  FUEL_EXHAUSTED(2004),
  CANCELLED(2005),
  STACK_EXHAUSTED(2006),
  CONTEXT_CLOSED(2007),
  ENGINE_CLOSED(2008),
  PROGRAM_EXIT(2009),
  MEMORY_EXHAUSTED(2011),
  EXECUTION_INTERRUPTED(2012),

  WRONG_VALUE_TYPE(3001),
  FOREIGN_VALUE(3002),
  UNCONVERTIBLE_HOST_VALUE(3003),
  CALL_WOULD_DEADLOCK(3004),
  INTERRUPTED(3005),
  PERMISSION_DENIED(3006),
  UNSUPPORTED(3007),

  NO_VIRTUAL_MACHINE(4001),
  SPI_VERSION_MISMATCH(4002),
  BUNDLE_START_FAILED(4003),
  BUNDLE_NOT_FOUND(4004),
  BUNDLE_UNRESOLVED(4005),
  SWAP_FAILED(4006),
  SERVICE_MISSING(4007),
  INVALID_SETTING(4008),
  CONTROL_SOCKET_FAILED(4009),
  NO_RUNNING_PROCESS(4010),
  CONTEXT_NOT_FOUND(4011),
  INVALID_CODE_IMAGE(4012),
  UNKNOWN_SETTING(4013),
  PROFILE_NOT_FOUND(4014),
  SEVERAL_PROCESSES(4015),

  FILE_NOT_FOUND(5001),
  FILE_IS_DIRECTORY(5002),
  FILE_UNREADABLE(5003),
  FILE_TOO_LARGE(5005),
  IO_FAILED(5006),
  STORE_FAILED(5007),

  INVALID_OPTION(6001),
  MISSING_ARGUMENT(6002),
  UNKNOWN_COMMAND(6003),

  INTERNAL_ERROR(9001);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /** The stable number, unique over all codes. */
  public int number() {
    return number;
  }

  /** The name users quote and search for, {@code E} and the number. */
  public String id() {
    return "E" + number;
  }

  /**
   * What happened, in one sentence.
   *
   * @param language the language of the text
   * @param arguments what the placeholders {@code {0}}, {@code {1}}, ... stand for, in the order
   *     the catalogue documents them
   */
  public String message(Language language, Object... arguments) {
    return MessageCatalogue.format(name() + "." + language.tag(), arguments);
  }

  /** What a person can do about it, in one sentence; the placeholders are those of the message. */
  public String advice(Language language, Object... arguments) {
    return MessageCatalogue.format(name() + ".advice." + language.tag(), arguments);
  }
}

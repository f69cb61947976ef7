package org.ashlar.vm.host.node;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.SystemError;
import org.ashlar.spi.host.SystemException;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.intrinsic.fundamental.ErrorObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Guest errors with a {@code code} property, as Node's built-in modules throw them. */
public final class HostErrors {
  /** Numbers up to here are shown without separators. */
  private static final double MAX_UNGROUPED = 0x1p32;

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+n?");

  /** Between two digits that a multiple of three digits follows. */
  private static final Pattern GROUP_BORDER = Pattern.compile("(?<=[0-9])(?=([0-9]{3})+n?$)");

  private static final Pattern INTERNAL_FRAME =
      Pattern.compile("\n +at [^\n]*\\bnode:internal/[^\n]*");

  private static final int MAX_RECEIVED = 28;

  private HostErrors() {}

  /**
   * An error whose stack names the code behind the kind, and does not show the inside of built-in
   * modules.
   */
  public static ThrowCompletion withCode(Agent agent, ErrorKind kind, String code, String message) {
    JsObject error = agent.host().newError(agent, kind, message);
    if (error instanceof ErrorObject made) {
      made.mapStack(agent, stack -> withCode(stack, kind.constructorName(), code));
    }
    put(agent, error, "code", code);
    return new ThrowCompletion(error);
  }

  private static String withCode(String stack, String heading, String code) {
    String text = INTERNAL_FRAME.matcher(stack).replaceAll("");
    return text.startsWith(heading)
        ? heading + " [" + code + "]" + text.substring(heading.length())
        : stack;
  }

  /**
   * The error of a module that was not found.
   *
   * @param requireStack the file that asked for it, and those that asked for that
   */
  public static ThrowCompletion moduleNotFound(
      Agent agent, String specifier, List<String> requireStack) {
    ThrowCompletion made =
        withSystemCode(
            agent,
            "MODULE_NOT_FOUND",
            "Cannot find module '"
                + specifier
                + "'\nRequire stack:\n- "
                + String.join("\n- ", requireStack));
    put(
        agent,
        (JsObject) made.value(),
        "requireStack",
        agent.realm.newArray(requireStack.toArray()));
    return made;
  }

  /** An error with a code that its stack does not name. */
  public static ThrowCompletion withSystemCode(Agent agent, String code, String message) {
    JsObject error = agent.host().newError(agent, ErrorKind.ERROR, message);
    put(agent, error, "code", code);
    return new ThrowCompletion(error);
  }

  /** The error that stands for a rejection whose reason is none. */
  public static JsObject unhandledRejection(Agent agent, Object reason) {
    String shown =
        reason instanceof CharSequence text ? Strings.flat(text) : ObjectOperations.display(reason);
    JsObject error =
        agent
            .host()
            .newError(
                agent,
                ErrorKind.ERROR,
                "This error originated either by throwing inside of an async function without a"
                    + " catch block, or by rejecting a promise which was not handled with .catch()."
                    + " The promise rejected with the reason \""
                    + shown
                    + "\".");
    error.rawPut(agent, Keys.NAME, "UnhandledPromiseRejection", Attributes.HIDDEN);
    put(agent, error, "code", "ERR_UNHANDLED_REJECTION");
    return error;
  }

  /**
   * The error of an argument of the wrong type.
   *
   * @param expected such as {@code of type string}
   */
  public static ThrowCompletion invalidType(
      Agent agent, String name, String expected, Object actual) {
    return wrongType(agent, "\"" + name + "\" argument", expected, actual);
  }

  /** A value of a wrong type, such as an argument or an option. */
  public static ThrowCompletion wrongType(
      Agent agent, String what, String expected, Object received) {
    return withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_INVALID_ARG_TYPE",
        "The " + what + " must be " + expected + "." + received(received));
  }

  /** A value that is not among those that make sense. */
  public static ThrowCompletion wrongValue(Agent agent, String what, Object received) {
    return withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_INVALID_ARG_VALUE",
        "The " + what + ". Received " + shown(received));
  }

  /** A number outside of its range. */
  public static ThrowCompletion outOfRange(
      Agent agent, String name, String range, Object received) {
    return withCode(
        agent,
        ErrorKind.RANGE_ERROR,
        "ERR_OUT_OF_RANGE",
        "The value of \""
            + name
            + "\" is out of range. It must be "
            + range
            + ". Received "
            + grouped(received));
  }

  /** A large number in groups of three digits, as Node shows it; anything else as it is. */
  private static String grouped(Object value) {
    String text = ObjectOperations.display(value);
    boolean large =
        value instanceof BigInteger
            || (value instanceof Double number && Math.abs(number) > MAX_UNGROUPED);
    return large && WHOLE.matcher(text).matches()
        ? GROUP_BORDER.matcher(text).replaceAll("_")
        : text;
  }

  private static String received(Object actual) {
    if (actual == Undefined.UNDEFINED || actual == JsNull.NULL) {
      return " Received " + ObjectOperations.display(actual);
    }
    if (actual instanceof JsFunction function) {
      return " Received function "
          + (function.rawGet(Keys.NAME) instanceof CharSequence name ? name : "");
    }
    if (actual instanceof JsObject object) {
      return " Received an instance of " + ObjectOperations.constructorName(object);
    }
    String text = shown(actual);
    String part = text.length() > MAX_RECEIVED ? text.substring(0, MAX_RECEIVED - 3) + "..." : text;
    return " Received type " + TestingAndComparison.typeOf(actual) + " (" + part + ")";
  }

  private static String shown(Object value) {
    return value instanceof CharSequence text
        ? quoted(text.toString())
        : ObjectOperations.display(value);
  }

  /** A string as a literal shows it; this package stands below the one that inspects. */
  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    return quote + text.replace("\0", "\\x00").replace("\n", "\\n") + quote;
  }

  /** The error of a file operation that the host refused. */
  public static ThrowCompletion ofFile(
      Agent agent, AshlarException fault, String call, @Nullable String path) {
    return ofFile(agent, fault, call, path, null);
  }

  /**
   * The error of a file operation that the host refused.
   *
   * @param call the system call that Node would name
   * @param path the file as the program named it, or Java null to name none
   * @param target the second file, or Java null
   */
  public static ThrowCompletion ofFile(
      Agent agent,
      AshlarException fault,
      String call,
      @Nullable String path,
      @Nullable String target) {
    SystemError error = systemError(fault);
    if (error == null) {
      return ofHost(agent, fault);
    }
    StringBuilder message = new StringBuilder(error.name());
    message.append(": ").append(error.meaning()).append(", ").append(call);
    if (path != null) {
      message.append(" '").append(path).append('\'');
    }
    if (target != null) {
      message.append(" -> '").append(target).append('\'');
    }
    JsObject made = agent.host().newError(agent, ErrorKind.ERROR, message.toString());
    put(agent, made, "errno", -error.number());
    put(agent, made, "code", error.name());
    put(agent, made, "syscall", call);
    if (path != null) {
      put(agent, made, "path", path);
    }
    if (target != null) {
      put(agent, made, "dest", target);
    }
    return new ThrowCompletion(made);
  }

  /** The error of an operation on a file handle that was closed. */
  public static ThrowCompletion closed(Agent agent, String call) {
    ThrowCompletion thrown = withSystemCode(agent, SystemError.EBADF.name(), "file closed");
    JsObject error = (JsObject) thrown.value();
    put(agent, error, "syscall", call);
    return thrown;
  }

  /** The system's error behind a failure, or Java null if it was not the system that refused. */
  public static @Nullable SystemError systemError(AshlarException fault) {
    if (fault instanceof SystemException known) {
      return known.error();
    }
    return switch (fault.code()) {
      case FILE_NOT_FOUND -> SystemError.ENOENT;
      case FILE_IS_DIRECTORY -> SystemError.EISDIR;
      case FILE_UNREADABLE -> SystemError.EACCES;
      case IO_FAILED -> SystemError.EIO;
      default -> null;
    };
  }

  /** The error of anything else that the host refused. */
  public static ThrowCompletion ofHost(Agent agent, AshlarException fault) {
    return switch (fault.code()) {
      case PERMISSION_DENIED -> denied(agent, fault);
      case FILE_TOO_LARGE ->
          withCode(
              agent,
              ErrorKind.RANGE_ERROR,
              "ERR_FS_FILE_TOO_LARGE",
              String.valueOf(fault.getMessage()));
      default ->
          withCode(
              agent,
              ErrorKind.ERROR,
              "ERR_" + fault.code().name(),
              String.valueOf(fault.getMessage()));
    };
  }

  /** The error of something that nobody foresaw. */
  public static ThrowCompletion unexpected(Agent agent, Throwable failure) {
    return withCode(
        agent, ErrorKind.ERROR, "ERR_INTERNAL_ERROR", String.valueOf(failure.getMessage()));
  }

  private static ThrowCompletion denied(Agent agent, AshlarException fault) {
    ThrowCompletion thrown =
        withCode(
            agent, ErrorKind.ERROR, "ERR_ACCESS_DENIED", "Access to this API has been restricted");
    String kind = String.valueOf(fault.arguments().getFirst());
    JsObject error = (JsObject) thrown.value();
    put(agent, error, "permission", permission(kind));
    put(agent, error, "resource", String.valueOf(fault.arguments().getLast()));
    return thrown;
  }

  /** Node's name of a permission. */
  private static String permission(String kind) {
    if (kind.equals(PermissionPolicy.Kind.READ.optionName())) {
      return "FileSystemRead";
    }
    return kind.equals(PermissionPolicy.Kind.WRITE.optionName()) ? "FileSystemWrite" : kind;
  }

  /** The error of a working directory that cannot be. */
  public static ThrowCompletion ofDirectory(
      Agent agent, String code, String meaning, String from, String to) {
    String message = code + ": " + meaning + ", chdir '" + from + "' -> '" + to + "'";
    JsObject error = agent.host().newError(agent, ErrorKind.ERROR, message);
    put(agent, error, "code", code);
    put(agent, error, "syscall", "chdir");
    put(agent, error, "path", from);
    put(agent, error, "dest", to);
    return new ThrowCompletion(error);
  }

  private static void put(Agent agent, JsObject error, String name, Object value) {
    error.rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }
}

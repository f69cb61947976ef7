package org.ashlar.vm.host.commonjs;

import java.util.regex.Pattern;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.console.Inspector;
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

/** Guest errors with a {@code code} property, as Node's built-in modules throw them. */
public final class HostErrors {
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
    if (error.get(agent, Keys.STACK) instanceof CharSequence stack) {
      String heading = kind.constructorName();
      String text = INTERNAL_FRAME.matcher(Strings.flat(stack)).replaceAll("");
      if (text.startsWith(heading)) {
        error.rawPut(
            agent,
            Keys.STACK,
            heading + " [" + code + "]" + text.substring(heading.length()),
            Attributes.HIDDEN);
      }
    }
    put(agent, error, "code", code);
    return new ThrowCompletion(error);
  }

  /** The error of a module that was not found. */
  public static ThrowCompletion moduleNotFound(Agent agent, String message) {
    return withSystemCode(agent, "MODULE_NOT_FOUND", message);
  }

  /** An error with a code that its stack does not name. */
  static ThrowCompletion withSystemCode(Agent agent, String code, String message) {
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
    return withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_INVALID_ARG_TYPE",
        "The \"" + name + "\" argument must be " + expected + "." + received(agent, actual));
  }

  private static String received(Agent agent, Object actual) {
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
    String text = Inspector.plain(agent).inspect(actual);
    String shown =
        text.length() > MAX_RECEIVED ? text.substring(0, MAX_RECEIVED - 3) + "..." : text;
    return " Received type " + TestingAndComparison.typeOf(actual) + " (" + shown + ")";
  }

  /** The error of a file operation that the host refused. */
  public static ThrowCompletion ofFile(
      Agent agent, AshlarException fault, String call, String path) {
    String code = systemCode(fault.code());
    String meaning = meaning(fault);
    JsObject error =
        agent
            .host()
            .newError(
                agent, ErrorKind.ERROR, code + ": " + meaning + ", " + call + " '" + path + "'");
    put(agent, error, "code", code);
    put(agent, error, "syscall", call);
    put(agent, error, "path", path);
    return new ThrowCompletion(error);
  }

  /** The error of a working directory that cannot be. */
  static ThrowCompletion ofDirectory(
      Agent agent, String code, String meaning, String from, String to) {
    String message = code + ": " + meaning + ", chdir '" + from + "' -> '" + to + "'";
    JsObject error = agent.host().newError(agent, ErrorKind.ERROR, message);
    put(agent, error, "code", code);
    put(agent, error, "syscall", "chdir");
    put(agent, error, "path", from);
    put(agent, error, "dest", to);
    return new ThrowCompletion(error);
  }

  private static String systemCode(ErrorCode code) {
    return switch (code) {
      case FILE_NOT_FOUND -> "ENOENT";
      case FILE_IS_DIRECTORY -> "EISDIR";
      case PERMISSION_DENIED -> "ERR_ACCESS_DENIED";
      case FILE_UNREADABLE -> "EACCES";
      default -> "EIO";
    };
  }

  private static String meaning(AshlarException fault) {
    return switch (fault.code()) {
      case FILE_NOT_FOUND -> "no such file or directory";
      case FILE_IS_DIRECTORY -> "illegal operation on a directory";
      case FILE_UNREADABLE -> "permission denied";
      default -> String.valueOf(fault.getMessage());
    };
  }

  private static void put(Agent agent, JsObject error, String name, Object value) {
    error.rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }
}

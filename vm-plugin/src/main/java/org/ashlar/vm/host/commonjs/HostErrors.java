package org.ashlar.vm.host.commonjs;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;

/** Guest errors with a {@code code} property, as Node's built-in modules throw them. */
public final class HostErrors {
  private HostErrors() {}

  public static ThrowCompletion withCode(Agent agent, ErrorKind kind, String code, String message) {
    JsObject error = agent.host().newError(agent, kind, message);
    put(agent, error, "code", code);
    return new ThrowCompletion(error);
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

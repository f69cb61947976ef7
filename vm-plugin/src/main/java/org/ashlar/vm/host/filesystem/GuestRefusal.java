package org.ashlar.vm.host.filesystem;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.SystemError;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;

/** The fs module itself refuses, where the system would not have. */
final class GuestRefusal extends AshlarException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final String path;

  /** A directory stands where the operation takes files alone. */
  GuestRefusal(String operation, String path) {
    super(ErrorCode.FILE_IS_DIRECTORY, path);
    this.operation = operation;
    this.path = path;
  }

  ThrowCompletion toGuest(Agent agent) {
    ThrowCompletion thrown =
        HostErrors.withCode(
            agent,
            ErrorKind.ERROR,
            "ERR_FS_EISDIR",
            "Path is a directory: " + operation + " returned EISDIR (is a directory) " + path);
    JsObject error = (JsObject) thrown.value();
    error.rawPut(agent, Keys.NAME, "SystemError", Attributes.HIDDEN);
    put(agent, error, "errno", SystemError.EISDIR.number());
    put(agent, error, "syscall", operation);
    put(agent, error, "path", path);
    return thrown;
  }

  private static void put(Agent agent, JsObject error, String name, Object value) {
    error.rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }
}

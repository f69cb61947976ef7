package org.ashlar.vm.host.commonjs;

import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.resolution.ResolutionException;
import org.ashlar.vm.object.Agent;

/** What a program sees of a specifier that leads nowhere. */
public final class ResolutionErrors {
  private ResolutionErrors() {}

  /** The guest error. */
  public static ThrowCompletion of(Agent agent, ResolutionException fault) {
    String code = fault.problem().name();
    return switch (fault.problem()) {
      case MODULE_NOT_FOUND -> HostErrors.withSystemCode(agent, code, fault.explanation());
      case ERR_PACKAGE_IMPORT_NOT_DEFINED ->
          HostErrors.withCode(agent, ErrorKind.TYPE_ERROR, code, fault.explanation());
      case ERR_INVALID_PACKAGE_TARGET, ERR_PACKAGE_PATH_NOT_EXPORTED ->
          HostErrors.withCode(agent, ErrorKind.ERROR, code, fault.explanation());
    };
  }
}

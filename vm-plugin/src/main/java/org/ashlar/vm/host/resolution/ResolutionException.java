package org.ashlar.vm.host.resolution;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;

/** A specifier that leads nowhere because a package says so, or says it wrongly. */
public final class ResolutionException extends AshlarException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final String explanation;

  /** What is wrong, by the names that Node has for it. */
  public enum Problem {
    ERR_INVALID_PACKAGE_TARGET,
    ERR_PACKAGE_IMPORT_NOT_DEFINED,
    ERR_PACKAGE_PATH_NOT_EXPORTED,
    MODULE_NOT_FOUND
  }

  ResolutionException(Problem problem, String specifier, String importer, String explanation) {
    super(ErrorCode.MODULE_NOT_FOUND, specifier, importer);
    this.problem = problem;
    this.explanation = explanation;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** What is wrong, in Node's words. */
  public String explanation() {
    return explanation;
  }
}

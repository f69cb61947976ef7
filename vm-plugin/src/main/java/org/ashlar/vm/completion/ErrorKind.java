package org.ashlar.vm.completion;

/** The native error constructors (clause 20.5.5) and Error itself. */
public enum ErrorKind {
  ERROR("Error"),
  EVAL_ERROR("EvalError"),
  RANGE_ERROR("RangeError"),
  REFERENCE_ERROR("ReferenceError"),
  SYNTAX_ERROR("SyntaxError"),
  TYPE_ERROR("TypeError"),
  URI_ERROR("URIError"),
  AGGREGATE_ERROR("AggregateError"),
  SUPPRESSED_ERROR("SuppressedError");

  private final String constructorName;

  ErrorKind(String constructorName) {
    this.constructorName = constructorName;
  }

  public String constructorName() {
    return constructorName;
  }
}

package org.ashlar.vm.parser;

/**
 * Where eval code runs, as far as that decides what it may contain (sec-performeval).
 *
 * @param strict whether the calling code is strict
 * @param inFunction whether {@code new.target} is allowed
 * @param inMethod whether {@code super.x} is allowed
 * @param inDerivedConstructor whether {@code super()} is allowed
 * @param inClassFieldInitializer whether {@code arguments} is forbidden
 */
public record EvalContext(
    boolean strict,
    boolean inFunction,
    boolean inMethod,
    boolean inDerivedConstructor,
    boolean inClassFieldInitializer) {
  /** For indirect eval, and for direct eval outside functions. */
  public static final EvalContext GLOBAL = new EvalContext(false, false, false, false, false);
}

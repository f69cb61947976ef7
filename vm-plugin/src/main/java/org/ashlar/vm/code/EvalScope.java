package org.ashlar.vm.code;

import java.util.List;

/**
 * What a direct eval may use of the code around it; the compiler of the eval text gets it back as
 * it is.
 *
 * @param strict whether the caller is strict code
 * @param inModule whether the code belongs to a module, where this is undefined outside functions
 * @param inFunction whether a function other than an arrow is around it: new.target is allowed, and
 *     this is found by name (LOAD_IMPLICIT_NAME)
 * @param inMethod whether super properties are allowed
 * @param inDerivedConstructor whether super calls are allowed
 * @param inClassField whether {@code arguments} is forbidden
 * @param privateNames private names in scope, without the number sign; their bindings are found by
 *     name with it
 */
public record EvalScope(
    boolean strict,
    boolean inModule,
    boolean inFunction,
    boolean inMethod,
    boolean inDerivedConstructor,
    boolean inClassField,
    List<String> privateNames) {}

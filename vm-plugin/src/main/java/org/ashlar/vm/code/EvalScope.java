package org.ashlar.vm.code;

import java.util.List;

/**
 * What a direct eval may use of the function around it; the compiler of the eval text gets it back
 * as it is.
 *
 * @param strict whether the caller is strict code
 * @param inFunction whether new.target is allowed
 * @param inMethod whether super properties are allowed
 * @param inDerivedConstructor whether super calls are allowed
 * @param inClassField whether {@code arguments} is forbidden
 * @param privateNames private names in scope, with the name of the binding that holds each
 */
public record EvalScope(
    boolean strict,
    boolean inFunction,
    boolean inMethod,
    boolean inDerivedConstructor,
    boolean inClassField,
    List<String> privateNames) {}

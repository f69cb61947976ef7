package org.ashlar.vm.code;

import org.ashlar.vm.value.StringKey;

/**
 * Names of a named environment (functions that a direct eval or a with statement can see), slot by
 * slot.
 *
 * @param names name of each slot
 * @param immutable whether a slot is a const binding: assignment is a TypeError
 * @param silent whether assignment to an immutable slot is ignored in sloppy code (a named function
 *     expression's own name)
 * @param lexical whether a slot is a let, const or class binding, which a var of an eval may not
 *     redeclare
 * @param functionScope whether eval may add var bindings here
 */
public record ScopeNames(
    StringKey[] names,
    boolean[] immutable,
    boolean[] silent,
    boolean[] lexical,
    boolean functionScope) {}

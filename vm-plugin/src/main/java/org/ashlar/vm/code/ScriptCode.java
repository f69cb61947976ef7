package org.ashlar.vm.code;

import java.util.List;
import org.ashlar.vm.value.StringKey;

/**
 * A script and what GlobalDeclarationInstantiation has to do before it runs
 * (sec-globaldeclarationinstantiation).
 *
 * @param code kind SCRIPT; returns the completion value, closure environment absent
 * @param lexicals let, const and class names, to be created uninitialised
 * @param functions functions to create over the global environment, each name once
 * @param variables var names without those of functions
 * @param hoistedFunctions names of functions in blocks, to become var properties with the value
 *     undefined where that is possible (sec-web-compat-globaldeclarationinstantiation)
 */
public record ScriptCode(
    CodeBlock code,
    List<Lexical> lexicals,
    List<Function> functions,
    List<StringKey> variables,
    List<StringKey> hoistedFunctions) {

  /** A lexical global; a constant throws on assignment. */
  public record Lexical(StringKey name, boolean constant) {}

  /** A function declared at top level. */
  public record Function(StringKey name, CodeBlock code) {}
}

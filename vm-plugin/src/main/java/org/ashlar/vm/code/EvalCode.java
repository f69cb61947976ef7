package org.ashlar.vm.code;

import java.util.List;
import org.ashlar.vm.value.StringKey;

/**
 * The code of an eval and what has to be checked before it runs (sec-evaldeclarationinstantiation).
 *
 * <p>The run time only checks: variables and functions against lexical bindings between the caller
 * and its variable environment, and whether a global function or variable can be declared. The code
 * itself creates them in its first instructions (DECLARE_EVAL_VAR, DECLARE_EVAL_HOISTED), because
 * functions close over an environment that it makes. Strict eval code declares nothing outside.
 *
 * @param code kind EVAL; returns the completion value; its closure environment is that of the
 *     caller for a direct eval, absent for an indirect one
 * @param variables var names without those of functions
 * @param functions names of functions declared at top level
 */
public record EvalCode(CodeBlock code, List<StringKey> variables, List<StringKey> functions) {}

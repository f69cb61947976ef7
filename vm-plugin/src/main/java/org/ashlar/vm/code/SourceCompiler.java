package org.ashlar.vm.code;

import org.ashlar.vm.source.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The front end as the run time sees it: source text in, code and declaration data out. It may be
 * called from any thread. Early errors of the whole text are reported by the call; bodies of
 * functions are compiled when they first run.
 */
public interface SourceCompiler {
  /**
   * This compiler for one who may want to give a long text up.
   *
   * @param watch whose safe point is passed now and then while a text is parsed. What was compiled
   *     does not keep it.
   */
  SourceCompiler watchedBy(CompilationWatch watch);

  /**
   * Compiles a script (sec-parse-script).
   *
   * @throws CompileException if the text has an early error
   */
  ScriptCode compileScript(SourceText source);

  /**
   * Compiles a script that is one function in parentheses around a text from elsewhere, which
   * cannot close that function.
   *
   * @param start where the text begins in the source
   * @param end where it ends
   * @throws CompileException if the text is no body of a function or has another early error
   */
  ScriptCode compileAround(SourceText source, int start, int end);

  /**
   * Compiles a module (sec-parsemodule).
   *
   * @throws CompileException if the text has an early error
   */
  ModuleCode compileModule(SourceText source);

  /**
   * Compiles the argument of {@code eval} (sec-performeval).
   *
   * @param scope the constant of the CALL_EVAL instruction for a direct eval, Java null for an
   *     indirect one
   * @throws CompileException if the text has an early error
   */
  EvalCode compileEval(SourceText source, @Nullable EvalScope scope);

  /**
   * Compiles the function that a Function constructor makes (sec-createdynamicfunction). The
   * closure environment of the function is absent.
   *
   * @param kind NORMAL, GENERATOR, ASYNC or ASYNC_GENERATOR
   * @param sourceName name of the source for messages
   * @param parameters parameter texts joined by commas
   * @param body text of the body
   * @throws CompileException if parameters or body have an early error, or only fit together
   */
  CodeBlock compileFunction(FunctionKind kind, String sourceName, String parameters, String body);
}

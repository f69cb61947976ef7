package org.ashlar.vm.parser;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionKind;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Parameter;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.ProgramKind;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.lexer.TokenKind;
import org.ashlar.vm.source.SourceText;

/**
 * The parser's front door: one method per goal. Each returns a whole tree or throws {@link
 * SyntaxException}. A tree may still hold the errors that need scopes (redeclarations, undeclared
 * private names and exports), which the scope analysis reports.
 */
public final class Parser {
  private Parser() {}

  /** Parses a script (sec-parse-script). */
  public static Program parseScript(SourceText source, ParserOptions options) {
    FunctionState state = FunctionState.topLevel(false);
    return parseProgram(new ParserCore(source, options, false, state), ProgramKind.SCRIPT);
  }

  /** Parses a module (sec-parsemodule). */
  public static Program parseModule(SourceText source, ParserOptions options) {
    FunctionState state = FunctionState.topLevel(true);
    return parseProgram(new ParserCore(source, options, true, state), ProgramKind.MODULE);
  }

  /** Parses eval code (sec-performeval). */
  public static Program parseEval(SourceText source, EvalContext context, ParserOptions options) {
    FunctionState state = FunctionState.topLevel(false);
    state.strict = context.strict();
    state.newTargetAllowed = context.inFunction();
    state.superPropertyAllowed = context.inMethod();
    state.superCallAllowed = context.inDerivedConstructor();
    state.argumentsForbidden = context.inClassFieldInitializer();
    return parseProgram(new ParserCore(source, options, false, state), ProgramKind.EVAL);
  }

  /**
   * Parses what a Function constructor was given (sec-createdynamicfunction). Parameters and body
   * must each be well-formed by themselves, so that neither can close or comment out the text
   * around it.
   *
   * @param name the name of the source, for messages and stack traces
   * @param parameters the parameter texts, joined by commas
   */
  public static DynamicFunction parseFunction(
      String name,
      boolean async,
      boolean generator,
      String parameters,
      String body,
      ParserOptions options) {
    List<Parameter> parsed =
        parseParametersAlone(SourceText.of(name, parameters), async, generator, options);
    parseBodyAlone(SourceText.of(name, "\n" + body + "\n"), async, generator, parsed, options);
    String prefix = (async ? "async function" : "function") + (generator ? "*" : "");
    SourceText source =
        SourceText.of(name, prefix + " anonymous(" + parameters + "\n) {\n" + body + "\n}");
    ParserCore core = new ParserCore(source, options, false, FunctionState.topLevel(false));
    int id = core.newScope();
    int start = core.start();
    core.eat(TokenKind.ASYNC);
    Expression function = core.functions.parseExpression(start, async);
    if (!core.at(TokenKind.END)) {
      throw core.unexpected();
    }
    Statement statement =
        new Statement.ExpressionStatement(start, core.previousEnd(), withoutSelf(function));
    return new DynamicFunction(source, program(core, ProgramKind.FUNCTION, id, List.of(statement)));
  }

  /**
   * Parses a script that is one function in parentheses around a text from elsewhere. The text must
   * be well-formed by itself, so that it cannot close the function; its errors are told as those of
   * the text alone.
   *
   * @param start where the text begins
   * @param end where it ends
   */
  public static Program parseAround(SourceText source, int start, int end, ParserOptions options) {
    try {
      Program program = parseScript(source, options);
      if (isOneFunction(program)) {
        return program;
      }
    } catch (SyntaxException e) {
      if (!e.nestsTooDeeply()) {
        parseBodyAlone(inside(source, start, end), false, false, List.of(), options);
      }
      throw e;
    }
    parseBodyAlone(inside(source, start, end), false, false, List.of(), options);
    throw new AssertionError("a body that closes its function is none");
  }

  private static SourceText inside(SourceText source, int start, int end) {
    return SourceText.of(
        source.name(), source.substring(start, end), source.line(start), source.column(start));
  }

  /** Whether a program is a function in parentheses from its first to its last character. */
  private static boolean isOneFunction(Program program) {
    return program.statements().size() == 1
        && program.statements().getFirst() instanceof Statement.ExpressionStatement statement
        && statement.expression() instanceof Expression.FunctionExpression function
        && function.function().start() == program.start() + 1
        && function.function().end() == program.end() - 1;
  }

  /** A dynamic function is called anonymous, but does not see that name. */
  private static Expression withoutSelf(Expression expression) {
    if (!(expression instanceof Expression.FunctionExpression e)) {
      return expression;
    }
    FunctionNode f = e.function();
    var function =
        new FunctionNode(
            f.start(),
            f.end(),
            f.id(),
            f.functionKind(),
            f.flags(),
            f.name(),
            null,
            f.parameters(),
            f.bodyStart(),
            f.statements());
    return new Expression.FunctionExpression(e.start(), e.end(), function);
  }

  private static List<Parameter> parseParametersAlone(
      SourceText source, boolean async, boolean generator, ParserOptions options) {
    FunctionState state =
        FunctionState.function(
            FunctionState.topLevel(false), FunctionKind.NORMAL, async, generator);
    ParserCore core = new ParserCore(source, options, false, state);
    return core.functions.parseParametersUntil(TokenKind.END);
  }

  private static void parseBodyAlone(
      SourceText source,
      boolean async,
      boolean generator,
      List<Parameter> parameters,
      ParserOptions options) {
    FunctionState state =
        FunctionState.function(
            FunctionState.topLevel(false), FunctionKind.NORMAL, async, generator);
    ParserCore core = new ParserCore(source, options, false, state);
    core.functions.parseBodyUntil(TokenKind.END, parameters, null);
  }

  private static Program parseProgram(ParserCore core, ProgramKind kind) {
    int id = core.newScope();
    List<Statement> statements = new ArrayList<>();
    core.functions.parseDirectives(statements, true);
    boolean module = kind == ProgramKind.MODULE;
    while (!core.at(TokenKind.END)) {
      if (module) {
        statements.add(core.modules.parseItem());
      } else {
        Statement statement = core.statements.parseListItem();
        core.declarations.refuseUsing(statement);
        statements.add(statement);
      }
    }
    return program(core, kind, id, List.copyOf(statements));
  }

  private static Program program(
      ParserCore core, ProgramKind kind, int id, List<Statement> statements) {
    return new Program(
        0,
        core.source.length(),
        id,
        kind,
        core.function.allFlags(),
        statements,
        core.identifierCount(),
        core.scopeCount(),
        core.deepPlaces());
  }
}

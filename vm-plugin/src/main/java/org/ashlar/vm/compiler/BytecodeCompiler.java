package org.ashlar.vm.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.ProgramKind;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CodeUnit;
import org.ashlar.vm.code.CompilationWatch;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.EvalCode;
import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.parser.DynamicFunction;
import org.ashlar.vm.parser.EvalContext;
import org.ashlar.vm.parser.Parser;
import org.ashlar.vm.parser.ParserOptions;
import org.ashlar.vm.parser.SyntaxException;
import org.ashlar.vm.scope.AnalysisOptions;
import org.ashlar.vm.scope.Binding;
import org.ashlar.vm.scope.BindingKind;
import org.ashlar.vm.scope.Scope;
import org.ashlar.vm.scope.ScopeAnalysis;
import org.ashlar.vm.scope.ScopeAnalyzer;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * The front end in one piece: parses, analyses scopes, and makes code blocks that compile their
 * bodies when they first run. Stateless but for the key table, so any thread may use it.
 */
@ChargedToNobody
public final class BytecodeCompiler implements SourceCompiler {
  private final KeyTable keys;
  private final ParserOptions options;
  private final CompilationWatch watch;

  public BytecodeCompiler(KeyTable keys) {
    this(keys, ParserOptions.DEFAULT);
  }

  public BytecodeCompiler(KeyTable keys, ParserOptions options) {
    this(keys, options, () -> {});
  }

  private BytecodeCompiler(KeyTable keys, ParserOptions options, CompilationWatch watch) {
    this.keys = keys;
    this.options = options.withSafePoint(watch::safePoint);
    this.watch = watch;
  }

  @Override
  public SourceCompiler watchedBy(CompilationWatch wanted) {
    return new BytecodeCompiler(keys, options, wanted);
  }

  @Override
  public ScriptCode compileScript(SourceText source) {
    try {
      return script(source, Parser.parseScript(source, options));
    } catch (SyntaxException e) {
      return deeper(e, deep -> script(source, Parser.parseScript(source, deep)));
    }
  }

  @Override
  public ScriptCode compileAround(SourceText source, int start, int end) {
    try {
      return script(source, Parser.parseAround(source, start, end, options));
    } catch (SyntaxException e) {
      return deeper(e, deep -> script(source, Parser.parseAround(source, start, end, deep)));
    }
  }

  private ScriptCode script(SourceText source, Program program) {
    Unit unit = unit(source, program, AnalysisOptions.TOP_LEVEL, null);
    Scope scope = unit.analysis().topLevel().bodyScope();
    return new ScriptCode(
        programCode(unit, program, FunctionKind.SCRIPT),
        lexicals(scope),
        scriptFunctions(unit, scope),
        variables(scope),
        keys(scope.hoistedFunctionNames()));
  }

  @Override
  public ModuleCode compileModule(SourceText source) {
    try {
      return module(source, options);
    } catch (SyntaxException e) {
      return deeper(e, deep -> module(source, deep));
    }
  }

  private ModuleCode module(SourceText source, ParserOptions how) {
    Program program = Parser.parseModule(source, how);
    Unit unit = unit(source, program, AnalysisOptions.TOP_LEVEL, null);
    ModuleEntries entries = new ModuleEntries(unit, program);
    return new ModuleCode(
        programCode(unit, program, FunctionKind.MODULE),
        program.topLevelAwait(),
        Scopes.names(unit, unit.analysis().topLevel().bodyScope()),
        entries.variableSlots(),
        entries.functions(),
        entries.requests(),
        entries.imports(),
        entries.localExports(),
        entries.indirectExports(),
        entries.starExports());
  }

  @Override
  public EvalCode compileEval(SourceText source, @Nullable EvalScope around) {
    try {
      return eval(source, around, options);
    } catch (SyntaxException e) {
      return deeper(e, deep -> eval(source, around, deep));
    }
  }

  private EvalCode eval(SourceText source, @Nullable EvalScope around, ParserOptions how) {
    EvalContext context =
        around == null
            ? EvalContext.GLOBAL
            : new EvalContext(
                around.strict(),
                around.inFunction(),
                around.inMethod(),
                around.inDerivedConstructor(),
                around.inClassField());
    Program program = Parser.parseEval(source, context, how);
    AnalysisOptions analysis =
        around == null
            ? AnalysisOptions.TOP_LEVEL
            : AnalysisOptions.directEval(Set.copyOf(around.privateNames()));
    Unit unit = unit(source, program, analysis, around);
    Scope scope = unit.analysis().topLevel().bodyScope();
    List<StringKey> functions = new ArrayList<>();
    if (!scope.strict()) {
      for (Statement.FunctionDeclaration declaration : scope.functionsToInitialize()) {
        functions.add(keys.intern(declaration.binding().name()));
      }
    }
    return new EvalCode(
        programCode(unit, program, FunctionKind.EVAL),
        scope.strict() ? List.of() : variables(scope),
        List.copyOf(functions));
  }

  @Override
  public CodeBlock compileFunction(
      FunctionKind kind, String sourceName, String parameters, String body) {
    try {
      return function(kind, sourceName, parameters, body, options);
    } catch (SyntaxException e) {
      return deeper(e, deep -> function(kind, sourceName, parameters, body, deep));
    }
  }

  private CodeBlock function(
      FunctionKind kind, String sourceName, String parameters, String body, ParserOptions how) {
    DynamicFunction made =
        Parser.parseFunction(sourceName, kind.isAsync(), kind.isGenerator(), parameters, body, how);
    Program program = made.program();
    Unit unit = unit(made.source(), program, AnalysisOptions.TOP_LEVEL, null);
    if (program.statements().getFirst() instanceof Statement.ExpressionStatement statement
        && statement.expression() instanceof Expression.FunctionExpression function) {
      FunctionNode node = function.function();
      return Functions.codeBlock(unit, node, "anonymous");
    }
    throw new AssertionError("a dynamic function is one function expression");
  }

  /** Compiles again, where the source was merely too deep for the caller's stack. */
  private <T> T deeper(SyntaxException refused, Function<ParserOptions, T> compilation) {
    if (!refused.nestsTooDeeply() || !options.mayBeDeeper()) {
      throw failure(refused);
    }
    try {
      return DeepStack.call(safePoint -> compilation.apply(options.deep(safePoint)), watch);
    } catch (SyntaxException e) {
      throw failure(e);
    }
  }

  private static CompileException failure(SyntaxException e) {
    return new CompileException(e.message(), e.source(), e.start(), e.incomplete());
  }

  private Unit unit(
      SourceText source,
      Program program,
      AnalysisOptions analysisOptions,
      @Nullable EvalScope around) {
    ScopeAnalysis analysis = ScopeAnalyzer.analyze(source, program, analysisOptions);
    return new Unit(
        new CodeUnit(source),
        keys,
        analysis,
        new int[analysis.bindingCount()],
        program.deepPlaces(),
        around == null ? program.programKind() == ProgramKind.MODULE : around.inModule(),
        around);
  }

  private static CodeBlock programCode(Unit unit, Program program, FunctionKind kind) {
    return unit.ready(
        new CodeBlock(
            unit.code(),
            kind,
            "",
            program.strict() ? CodeBlock.STRICT : 0,
            0,
            0,
            program.start(),
            program.end(),
            new ProgramBody(unit, program)));
  }

  private List<StringKey> keys(List<String> names) {
    List<StringKey> result = new ArrayList<>(names.size());
    for (String name : names) {
      result.add(keys.intern(name));
    }
    return List.copyOf(result);
  }

  /** Names of var declarations that no function declaration has. */
  private List<StringKey> variables(Scope scope) {
    List<StringKey> result = new ArrayList<>();
    for (String name : ProgramBody.variableNames(scope)) {
      result.add(keys.intern(name));
    }
    return List.copyOf(result);
  }

  private List<ScriptCode.Lexical> lexicals(Scope scope) {
    List<ScriptCode.Lexical> result = new ArrayList<>();
    for (Binding binding : scope.bindings()) {
      BindingKind kind = binding.kind();
      if (kind == BindingKind.LET || kind == BindingKind.CONST || kind == BindingKind.CLASS) {
        result.add(new ScriptCode.Lexical(keys.intern(binding.name()), kind == BindingKind.CONST));
      }
    }
    return List.copyOf(result);
  }

  private List<ScriptCode.Function> scriptFunctions(Unit unit, Scope scope) {
    List<ScriptCode.Function> result = new ArrayList<>();
    for (Statement.FunctionDeclaration declaration : scope.functionsToInitialize()) {
      result.add(
          new ScriptCode.Function(
              keys.intern(declaration.binding().name()),
              Functions.codeBlock(unit, declaration.function(), "")));
    }
    return List.copyOf(result);
  }
}

package org.ashlar.vm.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.parser.EvalContext;
import org.ashlar.vm.parser.Parser;
import org.ashlar.vm.parser.ParserOptions;
import org.ashlar.vm.parser.SyntaxException;
import org.ashlar.vm.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each use of the name under test is spelled so that its identifier ids come in source order. */
class ScopeAnalysisTest {
  @Test
  void localsAreRegistersUntilAClosureUsesThem() {
    ScopeAnalysis analysis = script("function f(a, b) { let c = a; return () => b + c }");

    assertThat(places(analysis, "a")).containsExactly("REGISTER", "REGISTER");
    assertThat(places(analysis, "b")).containsExactly("ENVIRONMENT 0:0", "ENVIRONMENT 0:0");
    assertThat(places(analysis, "c")).containsExactly("ENVIRONMENT 0:1", "ENVIRONMENT 0:1");
  }

  @Test
  void hopsCountOnlyScopesThatAreEnvironments() {
    ScopeAnalysis analysis =
        script("function f(a) { { let b = 1; { let c = 2; () => { let d; return a + b } } } }");

    assertThat(places(analysis, "a")).containsExactly("ENVIRONMENT 0:0", "ENVIRONMENT 1:0");
    assertThat(places(analysis, "b")).containsExactly("ENVIRONMENT 0:0", "ENVIRONMENT 0:0");
  }

  @Test
  void scriptTopLevelIsGlobal() {
    ScopeAnalysis analysis = script("let a; var b; function c() { return a + b + free }");

    assertThat(places(analysis, "a")).containsOnly("GLOBAL");
    assertThat(places(analysis, "free")).containsExactly("GLOBAL");
    Scope top = analysis.topLevel().bodyScope();
    assertThat(top.hasEnvironment()).isFalse();
    assertThat(top.variableNames()).containsExactly("b");
    assertThat(top.functionsToInitialize()).hasSize(1);
  }

  @Test
  void deadZoneIsCheckedOnlyWhereCodeMayRunEarly() {
    ScopeAnalysis analysis =
        script(
            "function f() { early(); let a = 1; a; (() => a); function early() { a }"
                + " switch (0) { case 0: let b = 1; default: b } }");

    // declaration, use behind it, closure made behind it, hoisted function
    assertThat(checks(analysis, "a")).containsExactly(false, false, false, true);
    assertThat(checks(analysis, "b")).containsExactly(false, true);
  }

  @Test
  void methodsSeeTheirClassInitialised() {
    ScopeAnalysis analysis =
        script("function f() { class A extends (() => A) { m() { A } static { A } } }");

    List<Boolean> checks = checks(analysis, "A");
    // declaration, inner binding, superclass, method, static block
    assertThat(checks).containsExactly(false, false, true, false, false);
  }

  @Test
  void loopsCopyOnlyCapturedVariables() {
    ScopeAnalysis captured = script("function f() { for (let i = 0; ;) () => i }");
    ScopeAnalysis plain = script("function f() { for (let i = 0; ;) i }");

    assertThat(loop(captured).copiesPerIteration()).isTrue();
    assertThat(loop(plain).copiesPerIteration()).isFalse();
    assertThat(loop(plain).hasEnvironment()).isFalse();
  }

  @Test
  void directEvalExposesEverythingAround() {
    ScopeAnalysis analysis = script("function f(a) { return () => { eval(''); a; free } }");

    assertThat(places(analysis, "free")).containsExactly("DYNAMIC");
    assertThat(places(analysis, "a")).containsExactly("ENVIRONMENT 0:0", "DYNAMIC");
    FunctionScope outer = function(analysis, "a");
    assertThat(outer.dynamic()).isTrue();
    assertThat(outer.argumentsBinding()).isNotNull();
    assertThat(outer.thisBinding()).isNotNull();
  }

  @Test
  void strictDirectEvalAddsNothing() {
    ScopeAnalysis analysis = script("function f(a) { 'use strict'; eval(''); a; free }");

    assertThat(places(analysis, "a")).containsExactly("ENVIRONMENT 0:0", "ENVIRONMENT 0:0");
    assertThat(places(analysis, "free")).containsExactly("GLOBAL");
  }

  @Test
  void withMakesLookupsDynamicInside() {
    ScopeAnalysis analysis = script("function f(a, o) { a; with (o) { a; let b; b } }");

    assertThat(places(analysis, "a"))
        .containsExactly("ENVIRONMENT 0:0", "ENVIRONMENT 0:0", "DYNAMIC");
    assertThat(places(analysis, "b")).containsExactly("REGISTER", "REGISTER");
  }

  @Test
  void arrowFunctionsCaptureImplicitValues() {
    ScopeAnalysis analysis =
        script("class B extends A { constructor(p) { () => super(this, new.target) } }");

    FunctionScope constructor = function(analysis, "p");
    assertThat(constructor.thisBinding()).isNotNull();
    assertThat(constructor.thisBinding().captured()).isTrue();
    assertThat(constructor.thisBinding().needsDeadZone()).isTrue();
    assertThat(constructor.newTargetBinding()).isNotNull();
    assertThat(constructor.activeFunctionBinding()).isNotNull();
  }

  @Test
  void argumentsObjectIsMadeOnlyIfNothingElseHasTheName() {
    assertThat(function(script("function f(p) { arguments }"), "p").mapsArguments()).isTrue();
    assertThat(function(script("function f(p) { () => arguments }"), "p").argumentsBinding())
        .isNotNull();
    assertThat(function(script("function f(p, arguments) { arguments }"), "p").argumentsBinding())
        .isNull();
    assertThat(
            function(script("function f(p) { arguments; let arguments }"), "p").argumentsBinding())
        .isNull();
    assertThat(function(script("function f(p) { 'use strict'; arguments }"), "p").mapsArguments())
        .isFalse();
  }

  @Test
  void parameterExpressionsDoNotSeeTheBody() {
    ScopeAnalysis analysis = script("function f(p, a = () => x) { var x = 1, p; x }");

    assertThat(places(analysis, "x")).containsExactly("GLOBAL", "REGISTER", "REGISTER");
    FunctionScope function = function(analysis, "p");
    Binding variable = function.bodyScope().binding("p");
    assertThat(variable).isNotNull();
    assertThat(variable.parameterTwin()).isSameAs(function.parameterScope().binding("p"));
  }

  @Test
  void functionsInBlocksBecomeVariablesUnlessThatWouldConflict() {
    ScopeAnalysis hoisted = script("function f(p) { { function g() {} } g }");
    ScopeAnalysis blocked = script("function f(p) { { let g; { function g() {} } } g }");
    ScopeAnalysis strict = script("'use strict'; function f(p) { { function g() {} } g }");

    assertThat(places(hoisted, "g")).endsWith("REGISTER");
    assertThat(places(blocked, "g")).endsWith("GLOBAL");
    assertThat(places(strict, "g")).endsWith("GLOBAL");
  }

  @Test
  void selfNameGivesWayToEverythingElse() {
    assertThat(function(script("(function g(p) { g })"), "p").selfBinding()).isNotNull();
    assertThat(function(script("(function g(p) { var g })"), "p").selfBinding()).isNull();
  }

  @Test
  void evalCodeDeclaresOutsideItselfUnlessStrict() {
    ScopeAnalysis sloppy = eval("var a; let b; function c() {} a; b", false);
    ScopeAnalysis strict = eval("var a; a", true);

    assertThat(sloppy.topLevel().bodyScope().variableNames()).containsExactly("a");
    assertThat(places(sloppy, "a")).endsWith("DYNAMIC");
    assertThat(places(sloppy, "b")).endsWith("REGISTER");
    assertThat(places(strict, "a")).endsWith("REGISTER");
  }

  @Test
  void moduleExportsAndImportsLiveInTheEnvironment() {
    SourceText source =
        SourceText.of("m", "import a from 'm'; export let b = a; let c = b; export { c as d }");
    Program program = Parser.parseModule(source, ParserOptions.DEFAULT);
    ScopeAnalysis analysis = ScopeAnalyzer.analyze(source, program, AnalysisOptions.TOP_LEVEL);

    assertThat(places(analysis, "a")).containsOnly("ENVIRONMENT 0:0");
    assertThat(places(analysis, "b")).containsOnly("ENVIRONMENT 0:1");
    assertThat(places(analysis, "c")).containsOnly("ENVIRONMENT 0:2");
  }

  @Test
  void privateNamesResolveOutwardsButNotFromTheSuperclass() {
    ScopeAnalysis analysis = script("class A { #p; m() { return class { n() { o.#p } } } }");

    assertThat(places(analysis, "#p")).endsWith("ENVIRONMENT 0:0");
    assertThatThrownBy(() -> script("class A extends (o.#p) { #p }"))
        .isInstanceOf(SyntaxException.class)
        .hasMessage("Private field '#p' must be declared in an enclosing class");
    SourceText source = SourceText.of("e", "o.#p");
    Program program = Parser.parseEval(source, EvalContext.GLOBAL, ParserOptions.DEFAULT);
    ScopeAnalysis inClass =
        ScopeAnalyzer.analyze(source, program, AnalysisOptions.directEval(Set.of("p")));
    assertThat(places(inClass, "#p")).containsExactly("DYNAMIC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let a; let a",
        "let a; var a",
        "var a; let a",
        "let a; { var a }",
        "{ var a; let a }",
        "{ let a; { var a } }",
        "function f(a) { let a }",
        "function f(a = 1) { let a }",
        "try {} catch (a) { let a }",
        "try {} catch ([a]) { var a }",
        "for (let a of b) { var a }",
        "switch (0) { case 0: let a; default: let a }",
        "'use strict'; { function a() {} function a() {} }",
        "{ function a() {} function* a() {} }",
        "class a {} var a",
        "o.#a",
      })
  void conflictsAreRefused(String text) {
    assertThatThrownBy(() -> script(text)).isInstanceOf(SyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var a; var a; function a() {} function a() {}",
        "function f(a) { var a; { let a } }",
        "try {} catch (a) { var a; for (var a of b); }",
        "{ function a() {} function a() {} }",
        "function f() { let f } let g; (function g() { var g })",
        "switch (0) { case 0: function a() {} default: function a() {} }",
      })
  void shadowingIsNoConflict(String text) {
    assertThat(script(text).program().statements()).isNotEmpty();
  }

  private static ScopeAnalysis script(String text) {
    SourceText source = SourceText.of("test", text);
    Program program = Parser.parseScript(source, ParserOptions.DEFAULT);
    return ScopeAnalyzer.analyze(source, program, AnalysisOptions.TOP_LEVEL);
  }

  private static ScopeAnalysis eval(String text, boolean strict) {
    SourceText source = SourceText.of("test", text);
    Program program =
        Parser.parseEval(
            source, new EvalContext(strict, true, false, false, false), ParserOptions.DEFAULT);
    return ScopeAnalyzer.analyze(source, program, AnalysisOptions.directEval(Set.of()));
  }

  /** Where each mention of a name is found, in the order of ids. */
  private static List<String> places(ScopeAnalysis analysis, String name) {
    List<String> places = new ArrayList<>();
    for (Resolution r : resolutions(analysis, name)) {
      String where =
          r.place() == Resolution.Place.ENVIRONMENT ? " " + r.hops() + ":" + r.slot() : "";
      places.add(r.place() + where);
    }
    return places;
  }

  private static List<Boolean> checks(ScopeAnalysis analysis, String name) {
    return resolutions(analysis, name).stream().map(Resolution::needsDeadZoneCheck).toList();
  }

  private static List<Resolution> resolutions(ScopeAnalysis analysis, String name) {
    List<Resolution> found = new ArrayList<>();
    for (int id = 0; id < analysis.program().identifierCount(); id++) {
      Resolution resolution = analysis.resolution(id);
      if (resolution.name().equals(name)) {
        found.add(resolution);
      }
    }
    return found;
  }

  /** The function that declares a parameter of this name. */
  private static FunctionScope function(ScopeAnalysis analysis, String parameter) {
    for (int id = 0; id < analysis.program().scopeCount(); id++) {
      Scope scope = analysis.scope(id);
      Binding binding = scope == null ? null : scope.binding(parameter);
      if (binding != null && binding.kind() == BindingKind.PARAMETER) {
        return scope.function();
      }
    }
    throw new AssertionError("no function has the parameter " + parameter);
  }

  private static Scope loop(ScopeAnalysis analysis) {
    for (int id = 0; id < analysis.program().scopeCount(); id++) {
      if (analysis.scope(id).kind() == ScopeKind.LOOP) {
        return analysis.scope(id);
      }
    }
    throw new AssertionError("no loop");
  }
}

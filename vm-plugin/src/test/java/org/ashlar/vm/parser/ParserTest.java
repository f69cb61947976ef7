package org.ashlar.vm.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ashlar.vm.ast.Expression;
import org.ashlar.vm.ast.FunctionFlag;
import org.ashlar.vm.ast.FunctionNode;
import org.ashlar.vm.ast.Program;
import org.ashlar.vm.ast.Statement;
import org.ashlar.vm.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b * c - d | Binary(SUBTRACT Binary(ADD Identifier(a) Binary(MULTIPLY Identifier(b)"
            + " Identifier(c))) Identifier(d))",
        "a ** b ** c | Binary(EXPONENTIATE Identifier(a) Binary(EXPONENTIATE Identifier(b)"
            + " Identifier(c)))",
        "a ? b : c ? d : e | Conditional(Identifier(a) Identifier(b) Conditional(Identifier(c)"
            + " Identifier(d) Identifier(e)))",
        "a?.b.c(d) | OptionalChain(Call(Member(Member(Identifier(a) b true) c) [Identifier(d)]))",
        "(a?.b).c | Member(OptionalChain(Member(Identifier(a) b true)) c)",
        "new a.b(c).d | Member(New(Member(Identifier(a) b) [Identifier(c)]) d)",
        "a = b = function () {} | Assignment(ASSIGN Identifier(a) Assignment(ASSIGN Identifier(b)"
            + " FunctionExpression(FunctionNode(NORMAL)) true))",
        "(a) = () => {} | Assignment(ASSIGN Identifier(a) FunctionExpression(FunctionNode(ARROW)))",
        "[a, , b.c = 1, ...[d]] = e | PatternAssignment(ArrayPattern([PatternElement("
            + "Target(Identifier(a))), PatternElement(Elision),"
            + " PatternElement(Target(Member(Identifier(b) c)) NumberLiteral(1))]"
            + " ArrayPattern([PatternElement(Target(Identifier(d)))])) Identifier(e))",
        "({a, b: {c = 2}}) => d | FunctionExpression(FunctionNode(ARROW"
            + " [Parameter(ObjectPattern([PatternProperty(Literal(a) Binding(a)),"
            + " PatternProperty(Literal(b) ObjectPattern([PatternProperty(Literal(c) Binding(c)"
            + " NumberLiteral(2))]))]))] [Return(Identifier(d))]))",
        "async (a, ...b) => await a | FunctionExpression(FunctionNode(ARROW [Parameter(Binding(a)),"
            + " Parameter(Binding(b) true)] [Return(Await(Identifier(a)))]))",
        "async(a) | Call(Identifier(async) [Identifier(a)])",
        "a`b${c}d` | TaggedTemplate(Identifier(a) TemplateLiteral([TemplateElement(b b),"
            + " TemplateElement(d d)] [Identifier(c)]))",
        "a / b / c | Binary(DIVIDE Binary(DIVIDE Identifier(a) Identifier(b)) Identifier(c))",
        "a = /b/g | Assignment(ASSIGN Identifier(a) RegExpLiteral(b g))",
        "({__proto__: a, get b() {}, [c]: 1, 2: 3}) | ObjectLiteral([Prototype(Identifier(a)),"
            + " Method(Literal(b) FunctionNode(GETTER)), KeyValue(Computed(Identifier(c))"
            + " NumberLiteral(1)), KeyValue(Numeric(2) NumberLiteral(3))])",
      })
  void expressionsHaveTheirTree(String text, String tree) {
    Statement statement = script(text).statements().get(0);

    assertThat(TreeText.of(((Statement.ExpressionStatement) statement).expression()))
        .isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (a) b; else if (c) d | [If(Identifier(a) ExpressionStatement(Identifier(b))"
            + " If(Identifier(c) ExpressionStatement(Identifier(d))))]",
        "let [a] = b, c | [VariableDeclaration(LET"
            + " [VariableDeclarator(ArrayPattern([PatternElement(Binding(a))]) Identifier(b)),"
            + " VariableDeclarator(Binding(c))])]",
        "for (let of of a) ; | [ForOf(VariableDeclaration(LET [VariableDeclarator(Binding(of))])"
            + " Identifier(a) Empty)]",
        "for ({a = 1} in b) ; | [ForIn(ObjectPattern([PatternProperty(Literal(a)"
            + " Target(Identifier(a)) NumberLiteral(1))]) Identifier(b) Empty)]",
        "let | [ExpressionStatement(Identifier(let))]",
        "a: b: for (;;) continue a | [Labelled(a Labelled(b For(Continue(a))))]",
        "try {} catch {} | [Try(Block CatchClause(Block))]",
        "class A extends B { #a = 1; static { c } get [d]() {} } |"
            + " [ClassDeclaration(Binding(A) ClassNode(A Binding(A) Identifier(B) [Field("
            + "Private(a) NumberLiteral(1)), Method(Computed(Identifier(d)) FunctionNode(GETTER))]"
            + " FunctionNode(INSTANCE_INITIALIZER [FieldInitialization(Field(Private(a)"
            + " NumberLiteral(1)))]) FunctionNode(STATIC_INITIALIZER [StaticBlock("
            + "[ExpressionStatement(Identifier(c))])])))]",
      })
  void statementsHaveTheirTree(String text, String tree) {
    assertThat(TreeText.of(script(text).statements())).isEqualTo(tree);
  }

  @Test
  void modulesHaveTheirTree() {
    Program program =
        Parser.parseModule(
            SourceText.of(
                "m.js",
                "import a, * as b from 'c' with { type: 'json' };\n"
                    + "export { a as 'd e' };\nexport default class {}"),
            ParserOptions.DEFAULT);

    assertThat(TreeText.of(program.statements()))
        .isEqualTo(
            "[ImportDeclaration([ImportSpecifier(default Binding(a)), ImportSpecifier(Binding(b))]"
                + " ModuleRequest(c [Attribute(type json)] EVALUATION)),"
                + " ExportNamed([ExportSpecifier(a d e)]),"
                + " ExportDeclaration(true ClassDeclaration(Binding(*default*) ClassNode))]");
    assertThat(program.strict()).isTrue();
  }

  @Test
  void arrowFunctionsShareTheirUsesWithTheFunctionAround() {
    FunctionNode function =
        function("function f() { () => { this; arguments; new.target; eval(1) } }");

    assertThat(function.has(FunctionFlag.USES_THIS)).isTrue();
    assertThat(function.has(FunctionFlag.USES_ARGUMENTS)).isTrue();
    assertThat(function.has(FunctionFlag.USES_NEW_TARGET)).isTrue();
    assertThat(function.has(FunctionFlag.HAS_DIRECT_EVAL)).isFalse();
  }

  @Test
  void functionsKnowTheirLengthAndRange() {
    FunctionNode function = function(" async function f(a, b) { 'use strict' }");

    assertThat(function.expectedArgumentCount()).isEqualTo(2);
    assertThat(function.strict()).isTrue();
    assertThat(function.isAsync()).isTrue();
    assertThat(function.start()).isEqualTo(1);
    assertThat(function("function f(a, b = 1, c) {}").expectedArgumentCount()).isEqualTo(1);
  }

  @Test
  void dynamicFunctionsArePutTogetherFromWellFormedParts() {
    DynamicFunction made =
        Parser.parseFunction("f", true, true, "a, b //", "yield await a //", ParserOptions.DEFAULT);

    assertThat(made.source().text())
        .isEqualTo("async function* anonymous(a, b //\n) {\nyield await a //\n}");
    var statement = (Statement.ExpressionStatement) made.program().statements().get(0);
    FunctionNode function = ((Expression.FunctionExpression) statement.expression()).function();
    assertThat(function.name()).isEqualTo("anonymous");
    assertThat(function.selfBinding()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"a /* | */ ) {", "a) { | b", "a | } function g() {", "a = super() | b"})
  void partsOfDynamicFunctionsCannotEscape(String parameters, String body) {
    assertThatThrownBy(
            () -> Parser.parseFunction("f", false, false, parameters, body, ParserOptions.DEFAULT))
        .isInstanceOf(SyntaxException.class);
  }

  @Test
  void evalCodeMayUseWhatItsCallerMay() {
    SourceText source = SourceText.of("e", "new.target; super.x; super()");

    assertThatThrownBy(() -> Parser.parseEval(source, EvalContext.GLOBAL, ParserOptions.DEFAULT))
        .hasMessageContaining("new.target");
    Program program =
        Parser.parseEval(
            source, new EvalContext(true, true, true, true, false), ParserOptions.DEFAULT);
    assertThat(program.statements()).hasSize(3);
    assertThat(program.strict()).isTrue();
  }

  private static FunctionNode function(String text) {
    return ((Statement.FunctionDeclaration) script(text).statements().get(0)).function();
  }

  private static Program script(String text) {
    return Parser.parseScript(SourceText.of("test", text), ParserOptions.DEFAULT);
  }
}

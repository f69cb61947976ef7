package org.ashlar.vm.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.ashlar.vm.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "let x = ; @ 1:9 @ Unexpected token ';'",
        "foo( @ 1:5 @ Unexpected end of input",
        "foo(1 2) @ 1:7 @ missing ) after argument list",
        "a b @ 1:3 @ Unexpected identifier 'b'",
        "({a = 1}) @ 1:5 @ Invalid shorthand property initializer",
        "({__proto__: 1, __proto__: 2}) @ 1:17 @ Duplicate __proto__ fields are not allowed in"
            + " object literals",
        "1 = 2 @ 1:1 @ Invalid left-hand side in assignment",
        "++f @ 0:0 @ none",
        "a => {} () @ 1:9 @ Unexpected token '('",
        "-1 ** 2 @ 1:1 @ Unary operator used immediately before exponentiation expression."
            + " Parenthesis must be used to disambiguate operator precedence",
        "a ?? b || c @ 1:6 @ Cannot mix ?? with || or && without parentheses",
        "'use strict'; with (a) b @ 1:15 @ Strict mode code may not include a with statement",
        "'use strict'; 010 @ 1:15 @ Octal literals are not allowed in strict mode.",
        "'\\01'; 'use strict' @ 1:2 @ Octal escape sequences are not allowed in strict mode.",
        "function f() { '\\01'; 'use strict' } @ 1:17 @ Octal escape sequences are not allowed in"
            + " strict mode.",
        "'use strict'; eval = 1 @ 1:15 @ Unexpected eval or arguments in strict mode",
        "'use strict'; delete a @ 1:22 @ Delete of an unqualified identifier in strict mode.",
        "function f(a, a) { 'use strict' } @ 1:15 @ Duplicate parameter name not allowed in this"
            + " context",
        "function f(a = 1) { 'use strict' } @ 1:21 @ Illegal 'use strict' directive in function"
            + " with non-simple parameter list",
        "return @ 1:1 @ Illegal return statement",
        "break @ 1:1 @ Illegal break statement",
        "a: continue a @ 1:13 @ Illegal continue statement: 'a' does not denote an iteration"
            + " statement",
        "a: a: b @ 1:4 @ Label 'a' has already been declared",
        "if (a) let b @ 1:8 @ Lexical declaration cannot appear in a single-statement context",
        "while (a) function f() {} @ 1:11 @ In non-strict mode code, functions can only be"
            + " declared at top level, inside a block, or as the body of an if statement.",
        "const a @ 1:8 @ Missing initializer in const declaration",
        "let let = 1 @ 1:5 @ let is disallowed as a lexically bound name",
        "for (let a = 1 of b) ; @ 1:6 @ for-of loop variable declaration may not have an"
            + " initializer.",
        "for (async of a) ; @ 1:6 @ The left-hand side of a for-of loop may not be 'async'.",
        "class A { constructor() {} constructor() {} } @ 1:28 @ A class may only have one"
            + " constructor",
        "class A { constructor() { super() } } @ 1:27 @ 'super' keyword unexpected here",
        "class A { a = arguments } @ 1:15 @ 'arguments' is not allowed in class field initializer"
            + " or static initialization block",
        "new.target @ 1:1 @ new.target expression is not allowed here",
        "import 'a' @ 1:1 @ Cannot use import statement outside a module",
        "function* f() { (yield) => 1 } @ 1:18 @ Yield expression not allowed in formal parameter",
        "async (await) => 1 @ 1:8 @ Unexpected reserved word",
        "v\\u0061r a @ 1:1 @ Keyword must not contain escaped characters",
        "/a/gg @ 1:1 @ Invalid regular expression flags",
        "`${a @ 1:5 @ Unexpected end of input",
        "try {} @ 1:7 @ Missing catch or finally after try",
      })
  void errorsHaveMessageAndPlace(String text, String place, String message) {
    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class,
            () -> Parser.parseScript(SourceText.of("test", text), ParserOptions.DEFAULT));

    if (message.equals("none")) {
      assertThat(error).isNull();
    } else {
      assertThat(error).isNotNull();
      assertThat(error.message()).isEqualTo(message);
      assertThat(error.line() + ":" + error.column()).isEqualTo(place);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"if (a) {", "a = ", "f(1,", "`a\n", "`${a", "/* a", "class A {", "a ?"})
  void sourcesThatEndTooEarlyAreIncomplete(String text) {
    assertThat(failure(text).incomplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "'a", "1 = 2", ")"})
  void otherErrorsAreNot(String text) {
    assertThat(failure(text).incomplete()).isFalse();
  }

  private static SyntaxException failure(String text) {
    return catchThrowableOfType(
        SyntaxException.class,
        () -> Parser.parseScript(SourceText.of("test", text), ParserOptions.DEFAULT));
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackEnds() throws InterruptedException {
    for (String[] part :
        new String[][] {
          {"(", ")"},
          {"[", "]"},
          {"{", "}"},
          {"f(", ")"},
          {"`${", "}`"},
          {"!", ""},
          {"a=>", ""},
          {"function f(){", "}"},
          {"if(a)", ";"},
          {"new ", ""},
          {"class A{static{", "}}"},
          {"(function(){", "})"}
        }) {
      String text = part[0].repeat(100_000) + part[1].repeat(100_000);

      assertThat(outcome(text)).as(part[0]).isEqualTo("Source nests too deeply");
    }
  }

  @Test
  void longChainsAreNoNesting() throws InterruptedException {
    for (String link : new String[] {"a+", "a&&", "a,", "a;", "if(a);else "}) {
      assertThat(outcome(link.repeat(100_000) + "a")).as(link).isEqualTo("accepted");
    }
    for (String link : new String[] {".b", "()", "[0]", "?.b", "``"}) {
      assertThat(outcome("a" + link.repeat(100_000))).as(link).isEqualTo("accepted");
    }
  }

  /** Parses on a stack of the size that the default limit is made for, and what a thread needs. */
  private static String outcome(String text) throws InterruptedException {
    String[] outcome = {"none"};
    Runnable parse =
        () -> {
          try {
            Parser.parseScript(SourceText.of("deep", text), ParserOptions.DEFAULT);
            outcome[0] = "accepted";
          } catch (SyntaxException e) {
            outcome[0] = e.message();
          }
        };
    Thread thread = new Thread(null, parse, "parser", 512 << 10);
    thread.start();
    thread.join();
    return outcome[0];
  }
}

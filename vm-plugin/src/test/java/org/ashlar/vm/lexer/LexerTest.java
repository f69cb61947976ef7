package org.ashlar.vm.lexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {
  private static final SyntaxErrorFactory ERRORS =
      new SyntaxErrorFactory() {
        @Override
        public RuntimeException create(String message, int start, int end) {
          return new IllegalStateException(message + " " + start + ".." + end);
        }

        @Override
        public RuntimeException createIncomplete(String message, int start, int end) {
          return create(message, start, end);
        }
      };

  @Test
  void punctuatorsAreTakenLongestFirst() {
    assertThat(kinds("a>>>=b>>c?.d??=e**f?.5:g=>..."))
        .containsExactly(
            TokenKind.IDENTIFIER,
            TokenKind.SHIFT_RIGHT_UNSIGNED_ASSIGN,
            TokenKind.IDENTIFIER,
            TokenKind.SHIFT_RIGHT,
            TokenKind.IDENTIFIER,
            TokenKind.OPTIONAL_DOT,
            TokenKind.IDENTIFIER,
            TokenKind.COALESCE_ASSIGN,
            TokenKind.IDENTIFIER,
            TokenKind.EXPONENTIATE,
            TokenKind.IDENTIFIER,
            TokenKind.QUESTION,
            TokenKind.NUMBER,
            TokenKind.COLON,
            TokenKind.IDENTIFIER,
            TokenKind.ARROW,
            TokenKind.ELLIPSIS);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "2147483647, 2147483647",
    "0x7fffffff, 2147483647",
    "017, 15",
    "089, 89",
    "0b101, 5",
    "0o17, 15",
    "1_000, 1000",
    "5e0, 5",
    "1.0, 1",
  })
  void int32ValuesAreIntegers(String text, int value) {
    assertThat(first(text).number()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "2147483648, 2147483648",
    "0.5, 0.5",
    ".5e1_0, 5e9",
    "9007199254740993, 9007199254740992",
    "0x20000000000001, 9007199254740992",
    "0xfffffffffffffbff, 18446744073709549568",
    "123456789012345678901234567890, 1.2345678901234568e29",
    "1e400, Infinity",
  })
  void otherNumbersAreRoundedDoubles(String text, double value) {
    assertThat(first(text).number()).isEqualTo(value);
  }

  @Test
  void bigIntsKeepAllDigits() {
    Lexer lexer = first("0xffff_ffff_ffff_ffff_ffn");

    assertThat(lexer.kind()).isEqualTo(TokenKind.BIGINT);
    assertThat(lexer.bigInteger()).isEqualTo(new BigInteger("ffffffffffffffffff", 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1_", "1__0", "0_1", "0x", "0b2", "1a", "08n", "1.5n", "1e", "3in []", "'\n'", "'"
      })
  void malformedLiteralsAreRefused(String text) {
    assertThatThrownBy(() -> kinds(text)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stringEscapesAreResolved() {
    Lexer lexer = first("'\\x41\\u0042\\u{1F600}\\n\\\n\\101\\0\\\u2028'");

    assertThat(lexer.text()).isEqualTo("AB\uD83D\uDE00\nA\0");
    assertThat(lexer.escaped()).isTrue();
    assertThat(lexer.octalAt()).isPositive();
  }

  @Test
  void templatePartsHaveCookedAndRawText() {
    Lexer lexer = first("`a\\n\r\n${");

    assertThat(lexer.kind()).isEqualTo(TokenKind.TEMPLATE);
    assertThat(lexer.text()).isEqualTo("a\n\n");
    assertThat(lexer.raw()).isEqualTo("a\\n\n");
    assertThat(lexer.templateTail()).isFalse();
    assertThat(first("`\\unicode`").textOrNull()).isNull();
  }

  @Test
  void escapedKeywordsAreNoKeywords() {
    assertThat(first("v\\u0061r").kind()).isEqualTo(TokenKind.ESCAPED_KEYWORD);
    assertThat(first("l\\u0065t").kind()).isEqualTo(TokenKind.IDENTIFIER);
    assertThat(first("l\\u0065t").text()).isEqualTo("let");
    assertThat(first("\uD835\uDC9C1").text()).isEqualTo("\uD835\uDC9C1");
  }

  @Test
  void commentsCountAsTheLineTerminatorsInThem() {
    Lexer lexer = first("/* \n */a/* */b//\nc");

    assertThat(lexer.newlineBefore()).isTrue();
    lexer.next();
    assertThat(lexer.newlineBefore()).isFalse();
    lexer.next();
    assertThat(lexer.newlineBefore()).isTrue();
  }

  @Test
  void htmlCommentsExistInScriptsOnly() {
    assertThat(kinds("a <!-- b\n--> c\n/**/ --> d")).containsExactly(TokenKind.IDENTIFIER);
    Lexer module = new Lexer("a --> b", false, ERRORS);
    module.next();
    assertThat(module.next()).isEqualTo(TokenKind.DECREMENT);
  }

  @Test
  void hashbangIsACommentAtTheStartOnly() {
    assertThat(kinds("#!/usr/bin/env ashlar\na")).containsExactly(TokenKind.IDENTIFIER);
    assertThatThrownBy(() -> kinds("\n#!a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void lookingAheadLeavesTheCurrentToken() {
    Lexer lexer = first("a\n'b' c");

    assertThat(lexer.peek()).isEqualTo(TokenKind.STRING);
    assertThat(lexer.peekOnSameLine()).isEqualTo(TokenKind.END);
    assertThat(lexer.text()).isEqualTo("a");
    long mark = lexer.mark();
    lexer.next();
    lexer.next();
    lexer.reset(mark);
    assertThat(lexer.text()).isEqualTo("a");
    assertThat(lexer.next()).isEqualTo(TokenKind.STRING);
  }

  @Test
  void slashBecomesARegularExpressionOnRequest() {
    Lexer lexer = first("/=[/\\]]\\//gi.x");

    assertThat(lexer.kind()).isEqualTo(TokenKind.DIVIDE_ASSIGN);
    lexer.rescanRegExp();
    assertThat(lexer.text()).isEqualTo("=[/\\]]\\/");
    assertThat(lexer.raw()).isEqualTo("gi");
    assertThat(lexer.next()).isEqualTo(TokenKind.DOT);
  }

  private static Lexer first(String text) {
    Lexer lexer = new Lexer(text, true, ERRORS);
    lexer.next();
    return lexer;
  }

  private static List<TokenKind> kinds(String text) {
    Lexer lexer = new Lexer(text, true, ERRORS);
    List<TokenKind> kinds = new ArrayList<>();
    while (lexer.next() != TokenKind.END) {
      kinds.add(lexer.kind());
    }
    return kinds;
  }
}

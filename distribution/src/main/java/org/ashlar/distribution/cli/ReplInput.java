package org.ashlar.distribution.cli;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.jspecify.annotations.Nullable;

/** What a person typed, before it is evaluated. */
final class ReplInput {
  private static final Pattern AWAIT = Pattern.compile("\\bawait\\b");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?:const|let|var)\\s+([\\w$]+|\\{.*?\\}|\\[.*?\\])\\s*=\\s*(.+)", Pattern.DOTALL);

  /** The names that a pattern binds, if its defaults name nothing. */
  private static final Pattern NAME = Pattern.compile("[\\w$]+(?=\\s*(?:[,}\\]=]|$))");

  private ReplInput() {}

  /** Whether the text is the beginning of a program: its only fault is that it ends too early. */
  static boolean isIncomplete(String text) {
    CompileException early = fault(wrap(text));
    return early != null
        && (early.incomplete()
            || early.message().contains("end of input")
            || early.message().startsWith("Unterminated template")
            || early.message().startsWith("missing )"));
  }

  /** Why a text is no script, or null if it is one. */
  private static @Nullable CompileException fault(String text) {
    try {
      new BytecodeCompiler(new KeyTable()).compileScript(SourceText.of("repl", text));
      return null;
    } catch (CompileException early) {
      return early;
    }
  }

  /** Whether the text begins with {@code await}, or is only valid where that is. */
  static boolean isAwaiting(String text) {
    Matcher await = AWAIT.matcher(text);
    return await.lookingAt() || (await.find() && fault(text) != null);
  }

  /** The text as a script: an object literal in parentheses, an await in an async function. */
  static String wrap(String text) {
    String trimmed = text.strip();
    if (isAwaiting(trimmed)) {
      return awaiting(trimmed.replaceAll(";\\s*$", ""));
    }
    String object = "(" + trimmed + "\n)";
    boolean braces = trimmed.startsWith("{") && trimmed.endsWith("}");
    return braces && fault(object) == null ? object : text;
  }

  /** An expression, a declaration whose names go on to exist, or statements. */
  private static String awaiting(String text) {
    Matcher declaration = DECLARATION.matcher(text);
    if (declaration.matches()) {
      String target = declaration.group(1);
      String names =
          NAME.matcher(target).results().map(MatchResult::group).collect(Collectors.joining(", "));
      String script =
          "var "
              + names
              + "; (async () => { ("
              + target
              + " = "
              + declaration.group(2)
              + "\n) })()";
      if (fault(script) == null) {
        return script;
      }
    }
    String expression = "(async () => (" + text + "\n))()";
    CompileException early = fault(expression);
    String statements = "(async () => { " + text + "\n})()";
    return early != null && fault(statements) == null ? statements : expression;
  }
}

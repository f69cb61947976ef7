package org.ashlar.distribution.cli;

import java.util.regex.Pattern;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;

/** What a person typed, before it is evaluated. */
final class ReplInput {
  private static final Pattern AWAIT = Pattern.compile("\\bawait\\b");

  private ReplInput() {}

  /** Whether the text is the beginning of a program: its only fault is that it ends too early. */
  static boolean isIncomplete(String text) {
    try {
      new BytecodeCompiler(new KeyTable()).compileScript(SourceText.of("repl", wrap(text)));
      return false;
    } catch (CompileException early) {
      String message = String.valueOf(early.getMessage());
      return message.contains("end of input")
          || message.startsWith("Unterminated template")
          || message.startsWith("missing )");
    }
  }

  static boolean isAwaiting(String text) {
    return AWAIT.matcher(text).find() && !text.contains("async");
  }

  /** The text as a script: an object literal in parentheses, an await in an async function. */
  static String wrap(String text) {
    String trimmed = text.strip();
    if (isAwaiting(trimmed)) {
      return "(async () => (" + trimmed.replaceAll(";\\s*$", "") + "\n))()";
    }
    return trimmed.startsWith("{") && trimmed.endsWith("}") ? objectOrBlock(trimmed) : text;
  }

  private static String objectOrBlock(String text) {
    String object = "(" + text + "\n)";
    try {
      new BytecodeCompiler(new KeyTable()).compileScript(SourceText.of("repl", object));
      return object;
    } catch (CompileException block) {
      return text;
    }
  }
}

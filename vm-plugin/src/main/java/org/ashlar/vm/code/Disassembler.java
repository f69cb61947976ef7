package org.ashlar.vm.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ashlar.vm.value.StringKey;

/** Prints bytecode as text, one instruction a line; everything derives from the opcode rows. */
public final class Disassembler {
  private static final int LONGEST_CONSTANT = 40;

  private Disassembler() {}

  /** A code block and all functions in it, compiling what is not compiled yet. */
  public static String disassembleAll(CodeBlock code) {
    StringBuilder text = new StringBuilder(disassemble(code));
    for (CodeBlock nested : code.body().functions()) {
      text.append('\n').append(disassembleAll(nested));
    }
    return text.toString();
  }

  /** One code block. */
  public static String disassemble(CodeBlock code) {
    Bytecode body = code.body();
    StringBuilder text = new StringBuilder();
    text.append(code.kind().name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(code.name().isEmpty() ? "(anonymous)" : code.name())
        .append(" parameters ")
        .append(code.parameterCount())
        .append(" registers ")
        .append(body.registerCount())
        .append('\n');
    int[] words = body.instructions();
    for (int pc = 0; pc < words.length; ) {
      Opcode opcode = Opcode.of(words[pc]);
      text.append(String.format(Locale.ROOT, "%5d  ", pc)).append(opcode);
      operands(text, code, body, pc, opcode);
      text.append('\n');
      pc += opcode.length();
    }
    HandlerTable handlers = body.handlers();
    for (int i = 0; i < handlers.size(); i++) {
      text.append("  handler ")
          .append(handlers.start(i))
          .append("..")
          .append(handlers.end(i))
          .append(" -> ")
          .append(handlers.handler(i))
          .append(" r")
          .append(handlers.register(i))
          .append('\n');
    }
    return text.toString();
  }

  private static void operands(
      StringBuilder text, CodeBlock code, Bytecode body, int pc, Opcode opcode) {
    List<Operand> operands = opcode.operands();
    for (int i = 0; i < operands.size(); i++) {
      int word = body.instructions()[pc + 1 + i];
      text.append(i == 0 ? " " : ", ");
      switch (operands.get(i)) {
        case DEST -> text.append('r').append(word).append('=');
        case UPDATE -> text.append('r').append(word).append('~');
        case SOURCE, RANGE -> text.append('r').append(word);
        case COUNT -> text.append('*').append(word);
        case IMMEDIATE -> text.append('#').append(word);
        case CONSTANT, KEY -> text.append(constant(body.constants()[word]));
        case FUNCTION ->
            text.append("function ").append(word).append(' ').append(body.functions()[word].name());
        case GLOBAL -> text.append("global ").append(code.unit().globalName(word).string());
        case HOPS -> text.append('^').append(word);
        case SLOT -> text.append('[').append(word).append(']');
        case TARGET -> text.append("-> ").append(word);
        case FEEDBACK -> text.append("f").append(word);
      }
    }
  }

  private static String constant(Object constant) {
    String shown =
        switch (constant) {
          case StringKey key -> "." + key.string();
          case String string -> '"' + string.replace("\n", "\\n") + '"';
          case int[] slots -> Arrays.toString(slots);
          case Object[] elements -> Arrays.toString(elements);
          case ScopeNames names -> Arrays.toString(names.names());
          case TemplateLiteral template -> template.raw().toString();
          default -> constant.toString();
        };
    return shown.length() <= LONGEST_CONSTANT
        ? shown
        : shown.substring(0, LONGEST_CONSTANT) + "...";
  }
}

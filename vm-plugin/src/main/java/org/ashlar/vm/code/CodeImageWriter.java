package org.ashlar.vm.code;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Writes a {@link CodeImage}: the mirror of {@link CodeImageReader}, method by method. */
final class CodeImageWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<CodeBlock, Integer> numbers = new IdentityHashMap<>();
  private final List<CodeBlock> blocks = new ArrayList<>();

  byte[] write(CodeImage image) {
    word(CodeImage.MAGIC);
    word(CodeImage.VERSION);
    word(CodeImage.instructionSet());
    source(image.source());
    collect(image.program());
    CodeUnit unit = blocks.getFirst().unit();
    number(unit.globalCount());
    for (int i = 0; i < unit.globalCount(); i++) {
      string(unit.globalName(i).string());
    }
    list(blocks, this::block);
    if (image.program() instanceof ModuleCode module) {
      number(CodeImage.MODULE);
      module(module);
    } else {
      number(CodeImage.SCRIPT);
      script((ScriptCode) image.program());
    }
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.wrap(out.toByteArray()));
    word((int) checksum.getValue());
    return out.toByteArray();
  }

  /** Numbers all code blocks, so that each is written once; compiles their bodies. */
  private void collect(Object program) {
    if (program instanceof ModuleCode module) {
      collect(module.code());
      module.functions().forEach(function -> collect(function.code()));
    } else {
      ScriptCode script = (ScriptCode) program;
      collect(script.code());
      script.functions().forEach(function -> collect(function.code()));
    }
    for (int next = 0; next < blocks.size(); next++) {
      for (CodeBlock inner : blocks.get(next).body().functions()) {
        collect(inner);
      }
    }
  }

  private void collect(CodeBlock code) {
    if (numbers.putIfAbsent(code, blocks.size()) == null) {
      blocks.add(code);
    }
  }

  private void source(SourceText source) {
    string(source.name());
    number(source.firstLine());
    number(source.firstColumn());
    string(source.text());
  }

  // Code blocks.

  private void block(CodeBlock code) {
    number(code.kind().ordinal());
    string(code.name());
    number(code.flags());
    number(code.parameterCount());
    number(code.length());
    number(code.start());
    number(code.end());
    Bytecode body = code.body();
    numbers(body.instructions());
    list(List.of(body.functions()), this::reference);
    number(body.constants().length);
    for (Object constant : body.constants()) {
      constant(constant);
    }
    numbers(body.handlers().rows());
    numbers(body.positions().indices());
    numbers(body.positions().offsets());
    VariableNames names = body.variableNames();
    numbers(names.registers());
    numbers(names.starts());
    numbers(names.ends());
    list(List.of(names.names()), this::string);
    numbers(names.loads());
    list(List.of(names.loadedNames()), this::string);
    number(body.registerCount());
    number(body.feedbackCount());
  }

  private void reference(CodeBlock code) {
    number(numbers.getOrDefault(code, -1));
  }

  private void constant(@Nullable Object constant) {
    switch (constant) {
      case null -> tag(CodeImage.Tag.HOLE);
      case Undefined undefined -> tag(CodeImage.Tag.UNDEFINED);
      case JsNull absent -> tag(CodeImage.Tag.NULL);
      case Boolean truth -> tag(truth ? CodeImage.Tag.TRUE : CodeImage.Tag.FALSE);
      case Integer small -> {
        tag(CodeImage.Tag.INT);
        number(small);
      }
      case Double number -> {
        tag(CodeImage.Tag.DOUBLE);
        long bits = Double.doubleToRawLongBits(number);
        word((int) (bits >> 32));
        word((int) bits);
      }
      case BigInteger large -> {
        tag(CodeImage.Tag.BIGINT);
        byte[] bytes = large.toByteArray();
        number(bytes.length);
        out.writeBytes(bytes);
      }
      case String text -> {
        tag(CodeImage.Tag.STRING);
        string(text);
      }
      case StringKey key -> {
        tag(CodeImage.Tag.KEY);
        string(key.string());
      }
      case Object[] elements -> {
        tag(CodeImage.Tag.ELEMENTS);
        number(elements.length);
        for (Object element : elements) {
          constant(element);
        }
      }
      case int[] words -> {
        tag(CodeImage.Tag.WORDS);
        numbers(words);
      }
      default -> record(constant);
    }
  }

  private void record(Object constant) {
    switch (constant) {
      case RegExpLiteral literal -> {
        tag(CodeImage.Tag.REGEXP);
        string(literal.pattern());
        string(literal.flags());
      }
      case TemplateLiteral template -> {
        tag(CodeImage.Tag.TEMPLATE);
        number(template.cooked().length);
        for (String cooked : template.cooked()) {
          optional(cooked);
        }
        list(template.raw(), this::string);
      }
      case EvalScope scope -> {
        tag(CodeImage.Tag.EVAL_SCOPE);
        truth(scope.strict());
        truth(scope.inModule());
        truth(scope.inFunction());
        truth(scope.inMethod());
        truth(scope.inDerivedConstructor());
        truth(scope.inClassField());
        list(scope.privateNames(), this::string);
      }
      case ScopeNames names -> {
        tag(CodeImage.Tag.SCOPE_NAMES);
        scopeNames(names);
      }
      case ThrowTemplate template -> {
        tag(CodeImage.Tag.THROW);
        number(template.kind().ordinal());
        string(template.message());
      }
      default -> throw new AssertionError("no form for a constant of " + constant.getClass());
    }
  }

  private void scopeNames(ScopeNames names) {
    list(List.of(names.names()), this::key);
    for (int slot = 0; slot < names.names().length; slot++) {
      truth(names.immutable()[slot]);
      truth(names.silent()[slot]);
      truth(names.lexical()[slot]);
    }
    truth(names.functionScope());
  }

  // Declarations.

  private void script(ScriptCode script) {
    reference(script.code());
    list(
        script.lexicals(),
        lexical -> {
          key(lexical.name());
          truth(lexical.constant());
        });
    list(
        script.functions(),
        function -> {
          key(function.name());
          reference(function.code());
        });
    list(script.variables(), this::key);
    list(script.hoistedFunctions(), this::key);
  }

  private void module(ModuleCode module) {
    reference(module.code());
    truth(module.asynchronous());
    scopeNames(module.names());
    list(module.variableSlots(), this::number);
    list(
        module.functions(),
        function -> {
          number(function.slot());
          reference(function.code());
        });
    list(module.requests(), this::request);
    list(
        module.imports(),
        imported -> {
          number(imported.request());
          optionalKey(imported.importedName());
          key(imported.localName());
          number(imported.slot());
          number(imported.offset());
        });
    list(
        module.localExports(),
        exported -> {
          key(exported.exportedName());
          key(exported.localName());
          number(exported.slot());
        });
    list(
        module.indirectExports(),
        exported -> {
          key(exported.exportedName());
          number(exported.request());
          optionalKey(exported.importedName());
          number(exported.offset());
        });
    list(module.starExports(), this::number);
  }

  private void request(ModuleCode.Request request) {
    string(request.specifier());
    list(
        request.attributes(),
        attribute -> {
          string(attribute.key());
          string(attribute.value());
        });
    number(request.phase().ordinal());
    number(request.sourceOffset());
  }

  // Primitive forms.

  private void tag(CodeImage.Tag tag) {
    number(tag.ordinal());
  }

  /** Four bytes, highest first. */
  private void word(int value) {
    out.write(value >>> 24);
    out.write(value >>> 16);
    out.write(value >>> 8);
    out.write(value);
  }

  /** One to five bytes: seven bits each, lowest first, of twice the number or its complement. */
  private void number(int value) {
    int rest = (value << 1) ^ (value >> 31);
    while ((rest & ~0x7F) != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private void truth(boolean value) {
    out.write(value ? 1 : 0);
  }

  /** UTF-16 units, because strings may hold half of a surrogate pair. */
  private void string(String text) {
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      number(text.charAt(i));
    }
  }

  private void optional(@Nullable String text) {
    truth(text != null);
    if (text != null) {
      string(text);
    }
  }

  private void key(StringKey key) {
    string(key.string());
  }

  private void optionalKey(@Nullable StringKey key) {
    optional(key == null ? null : key.string());
  }

  private void numbers(int[] values) {
    number(values.length);
    for (int value : values) {
      number(value);
    }
  }

  private <T> void list(List<T> items, Consumer<T> form) {
    number(items.size());
    items.forEach(form);
  }
}

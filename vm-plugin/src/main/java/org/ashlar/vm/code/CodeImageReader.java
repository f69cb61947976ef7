package org.ashlar.vm.code;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.KeyTable;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Reads a {@link CodeImage}: the mirror of {@link CodeImageWriter}, method by method. */
final class CodeImageReader {
  private static final int CHECKSUM_BYTES = 4;
  private static final int NESTED_ELEMENTS = 1;
  private static final int MAXIMUM_REGISTERS = 1 << 20;

  private final ByteBuffer in;
  private final KeyTable keys;
  private final List<CodeBlock> blocks = new ArrayList<>();
  private final List<Bytecode> bodies = new ArrayList<>();

  CodeImageReader(byte[] bytes, KeyTable keys) {
    this.in = ByteBuffer.wrap(bytes);
    this.keys = keys;
  }

  /** A part of the form: reads one item. */
  private interface Form<T> {
    T read() throws CodeImageException;
  }

  CodeImage read() throws CodeImageException {
    if (in.limit() < 16 || word() != CodeImage.MAGIC) {
      throw new CodeImageException("it is no code image");
    }
    int version = word();
    if (version != CodeImage.VERSION || word() != CodeImage.instructionSet()) {
      throw new CodeImageException("it was written by another version");
    }
    checksum();
    SourceText source = source();
    CodeUnit unit = new CodeUnit(source);
    int globals = count();
    for (int i = 0; i < globals; i++) {
      if (unit.globalIndex(key()) != i) {
        throw damaged();
      }
    }
    Object program = program(unit);
    for (CodeBlock block : blocks) {
      List<String> faults = Verifier.verify(block);
      if (!faults.isEmpty()) {
        throw new CodeImageException("its code is not well formed: " + faults.getFirst());
      }
    }
    return new CodeImage(source, program);
  }

  private void checksum() throws CodeImageException {
    int end = in.limit() - CHECKSUM_BYTES;
    CRC32C checksum = new CRC32C();
    checksum.update(in.duplicate().position(0).limit(end));
    if ((int) checksum.getValue() != in.getInt(end)) {
      throw damaged();
    }
    in.limit(end);
  }

  private static CodeImageException damaged() {
    return new CodeImageException("it is damaged");
  }

  private SourceText source() throws CodeImageException {
    String name = string();
    int firstLine = number();
    int firstColumn = number();
    return SourceText.of(name, string(), firstLine, firstColumn);
  }

  // Code blocks: all metadata first, because bodies refer to blocks that come later.

  private Object program(CodeUnit unit) throws CodeImageException {
    int count = count();
    List<int[]> inner = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inner.add(block(unit));
    }
    for (int i = 0; i < count; i++) {
      CodeBlock[] functions = bodies.get(i).functions();
      for (int at = 0; at < functions.length; at++) {
        functions[at] = block(inner.get(i)[at]);
      }
    }
    int kind = number();
    return switch (kind) {
      case CodeImage.SCRIPT -> script();
      case CodeImage.MODULE -> module();
      default -> throw damaged();
    };
  }

  /** Reads a block and its body; returns the numbers of the functions inside. */
  private int[] block(CodeUnit unit) throws CodeImageException {
    FunctionKind kind = one(FunctionKind.values());
    String name = string();
    int flags = number();
    int parameterCount = number();
    int length = number();
    int start = number();
    int end = number();
    if (start < 0 || end < start || end > unit.source().length()) {
      throw damaged();
    }
    int[] instructions = numbers();
    int[] inner = numbers();
    @Nullable Object[] constants = new @Nullable Object[count()];
    for (int i = 0; i < constants.length; i++) {
      constants[i] = constant(0);
    }
    int[] rows = numbers();
    HandlerTable handlers = new HandlerTable(rows);
    int[] indices = numbers();
    PositionTable positions = new PositionTable(indices, numbers());
    VariableNames names = variableNames();
    int registers = number();
    int feedback = number();
    if (rows.length % 4 != 0
        || parameterCount < 0
        || registers < parameterCount
        || registers > MAXIMUM_REGISTERS
        || feedback < 0
        || feedback > instructions.length) {
      throw damaged();
    }
    Bytecode body =
        new Bytecode(
            instructions,
            constants,
            new CodeBlock[inner.length],
            handlers,
            positions,
            names,
            registers,
            feedback);
    bodies.add(body);
    blocks.add(
        new CodeBlock(unit, kind, name, flags, parameterCount, length, start, end, unused -> body));
    return inner;
  }

  private VariableNames variableNames() throws CodeImageException {
    int[] registers = numbers();
    int[] starts = numbers();
    int[] ends = numbers();
    String[] names = list(this::string).toArray(new String[0]);
    int[] loads = numbers();
    String[] loaded = list(this::string).toArray(new String[0]);
    if (starts.length != registers.length
        || ends.length != registers.length
        || names.length != registers.length
        || loaded.length != loads.length) {
      throw damaged();
    }
    return new VariableNames(registers, starts, ends, names, loads, loaded);
  }

  private CodeBlock reference() throws CodeImageException {
    return block(number());
  }

  private CodeBlock block(int number) throws CodeImageException {
    if (number < 0 || number >= blocks.size()) {
      throw damaged();
    }
    return blocks.get(number);
  }

  private @Nullable Object constant(int depth) throws CodeImageException {
    return switch (one(CodeImage.Tag.values())) {
      case HOLE -> null;
      case UNDEFINED -> Undefined.UNDEFINED;
      case NULL -> JsNull.NULL;
      case FALSE -> Boolean.FALSE;
      case TRUE -> Boolean.TRUE;
      case INT -> number();
      case DOUBLE -> {
        long high = word();
        yield Double.longBitsToDouble(high << 32 | (word() & 0xFFFF_FFFFL));
      }
      case BIGINT -> {
        byte[] bytes = new byte[count()];
        in.get(bytes);
        if (bytes.length == 0) {
          throw damaged();
        }
        yield new BigInteger(bytes);
      }
      case STRING -> string();
      case KEY -> key();
      case ELEMENTS -> elements(depth);
      case WORDS -> numbers();
      case REGEXP -> {
        String pattern = string();
        yield new RegExpLiteral(pattern, string());
      }
      case TEMPLATE -> template();
      case EVAL_SCOPE ->
          new EvalScope(truth(), truth(), truth(), truth(), truth(), truth(), list(this::string));
      case SCOPE_NAMES -> scopeNames();
      case THROW -> {
        ErrorKind kind = one(ErrorKind.values());
        yield new ThrowTemplate(kind, string());
      }
    };
  }

  private @Nullable Object[] elements(int depth) throws CodeImageException {
    if (depth >= NESTED_ELEMENTS) {
      throw damaged();
    }
    @Nullable Object[] elements = new @Nullable Object[count()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = constant(depth + 1);
    }
    return elements;
  }

  private TemplateLiteral template() throws CodeImageException {
    @Nullable String[] cooked = new @Nullable String[count()];
    for (int i = 0; i < cooked.length; i++) {
      cooked[i] = truth() ? string() : null;
    }
    return new TemplateLiteral(cooked, list(this::string));
  }

  private ScopeNames scopeNames() throws CodeImageException {
    StringKey[] names = list(this::key).toArray(new StringKey[0]);
    boolean[] immutable = new boolean[names.length];
    boolean[] silent = new boolean[names.length];
    boolean[] lexical = new boolean[names.length];
    for (int slot = 0; slot < names.length; slot++) {
      immutable[slot] = truth();
      silent[slot] = truth();
      lexical[slot] = truth();
    }
    return new ScopeNames(names, immutable, silent, lexical, truth());
  }

  // Declarations.

  private ScriptCode script() throws CodeImageException {
    CodeBlock code = reference();
    List<ScriptCode.Lexical> lexicals = list(() -> new ScriptCode.Lexical(key(), truth()));
    List<ScriptCode.Function> functions = list(() -> new ScriptCode.Function(key(), reference()));
    List<StringKey> variables = list(this::key);
    return new ScriptCode(code, lexicals, functions, variables, list(this::key));
  }

  private ModuleCode module() throws CodeImageException {
    CodeBlock code = reference();
    boolean asynchronous = truth();
    ScopeNames names = scopeNames();
    List<Integer> variableSlots = list(this::number);
    List<ModuleCode.Function> functions =
        list(() -> new ModuleCode.Function(number(), reference()));
    List<ModuleCode.Request> requests =
        list(
            () ->
                new ModuleCode.Request(
                    string(),
                    list(() -> new ModuleCode.Attribute(string(), string())),
                    one(ModuleCode.Phase.values()),
                    number()));
    List<ModuleCode.Import> imports =
        list(() -> new ModuleCode.Import(number(), optionalKey(), key(), number(), number()));
    List<ModuleCode.LocalExport> localExports =
        list(() -> new ModuleCode.LocalExport(key(), key(), number()));
    List<ModuleCode.IndirectExport> indirectExports =
        list(() -> new ModuleCode.IndirectExport(key(), number(), optionalKey(), number()));
    return new ModuleCode(
        code,
        asynchronous,
        names,
        variableSlots,
        functions,
        requests,
        imports,
        localExports,
        indirectExports,
        list(this::number));
  }

  // Primitive forms.

  private int word() throws CodeImageException {
    require(4);
    return in.getInt();
  }

  private int number() throws CodeImageException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      require(1);
      byte next = in.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw damaged();
  }

  /** A number of items, each of which takes a byte at least. */
  private int count() throws CodeImageException {
    int count = number();
    if (count < 0) {
      throw damaged();
    }
    require(count);
    return count;
  }

  private void require(int bytes) throws CodeImageException {
    if (in.remaining() < bytes) {
      throw damaged();
    }
  }

  private boolean truth() throws CodeImageException {
    require(1);
    return in.get() != 0;
  }

  private String string() throws CodeImageException {
    char[] text = new char[count()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) number();
    }
    return new String(text);
  }

  private StringKey key() throws CodeImageException {
    return keys.intern(string());
  }

  private @Nullable StringKey optionalKey() throws CodeImageException {
    return truth() ? key() : null;
  }

  private int[] numbers() throws CodeImageException {
    int[] values = new int[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return values;
  }

  private <T> List<T> list(Form<T> form) throws CodeImageException {
    int count = count();
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(form.read());
    }
    return List.copyOf(items);
  }

  private <T> T one(T[] values) throws CodeImageException {
    int ordinal = number();
    if (ordinal < 0 || ordinal >= values.length) {
      throw damaged();
    }
    return Arrays.asList(values).get(ordinal);
  }
}

package org.ashlar.vm.code;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The code of one function, script, module or eval text: identity and metadata at once, the body on
 * first call.
 *
 * <p>A code block knows no realm and no prototype, so all realms of a sharing group use the same
 * one; call targets are compared by it. The body is compiled lazily by the {@link BodyCompiler}
 * that made the block; two threads may compile the same body, the first to publish wins. Feedback
 * and compiled entries hang off the block as opaque objects because the layers that define them
 * stand above this one.
 */
public final class CodeBlock {
  /**
   * Compiles the body of one code block; called at most a few times, from any thread that runs
   * guest code.
   */
  public interface BodyCompiler {
    Bytecode compile(CodeBlock code);
  }

  private final CodeUnit unit;
  private final FunctionKind kind;
  private final String name;
  private final int flags;
  private final int parameterCount;
  private final int length;
  private final int start;
  private final int end;
  private volatile @Nullable BodyCompiler compiler;
  private volatile @Nullable Bytecode body;
  private volatile @Nullable Object feedback;
  private volatile @Nullable Object entry;

  /** Strict mode code. */
  public static final int STRICT = 1;

  /**
   * The function was declared with an expression-bodied or simple parameter list, so arguments may
   * be mapped if sloppy.
   */
  public static final int SIMPLE_PARAMETERS = 1 << 1;

  /** The arguments array must be kept in the frame: arguments object or rest parameter. */
  public static final int USES_ARGUMENTS = 1 << 2;

  /** The body reads {@code this}; sloppy code then coerces it on entry. */
  public static final int USES_THIS = 1 << 3;

  /** The class this constructor belongs to has instance fields, private methods or accessors. */
  public static final int HAS_CLASS_FIELDS = 1 << 4;

  /** Anonymous function or class: SetFunctionName may name it. */
  public static final int ANONYMOUS = 1 << 5;

  /** The body contains a direct eval. */
  public static final int CALLS_EVAL = 1 << 6;

  /**
   * Metadata of a code block.
   *
   * @param name initial value of the name property, empty if anonymous
   * @param parameterCount registers that receive arguments
   * @param length initial value of the length property
   * @param start source offset of the function text
   * @param end source offset after it
   */
  public CodeBlock(
      CodeUnit unit,
      FunctionKind kind,
      String name,
      int flags,
      int parameterCount,
      int length,
      int start,
      int end,
      BodyCompiler compiler) {
    this.unit = unit;
    this.kind = kind;
    this.name = name;
    this.flags = flags;
    this.parameterCount = parameterCount;
    this.length = length;
    this.start = start;
    this.end = end;
    this.compiler = compiler;
  }

  public CodeUnit unit() {
    return unit;
  }

  public FunctionKind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** All flags. */
  int flags() {
    return flags;
  }

  public boolean isStrict() {
    return (flags & STRICT) != 0;
  }

  public int parameterCount() {
    return parameterCount;
  }

  public int length() {
    return length;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** The text of the function as written, for Function.prototype.toString. */
  public String sourceText() {
    return unit.source().text().substring(start, end);
  }

  /** The body, compiled now if this is the first use. */
  public Bytecode body() {
    Bytecode present = body;
    return present != null ? present : compileBody();
  }

  private Bytecode compileBody() {
    BodyCompiler present = compiler;
    if (present == null) {
      return Objects.requireNonNull(body);
    }
    Bytecode made = present.compile(this);
    body = made;
    compiler = null;
    return made;
  }

  /** The feedback vector of the feedback layer, or Java null before the first run. */
  public @Nullable Object feedback() {
    return feedback;
  }

  public void setFeedback(Object feedback) {
    this.feedback = feedback;
  }

  /** What the tier layer calls instead of the interpreter, or Java null. */
  public @Nullable Object entry() {
    return entry;
  }

  public void setEntry(@Nullable Object entry) {
    this.entry = entry;
  }

  @Override
  public String toString() {
    return (name.isEmpty() ? "(anonymous)" : name) + " in " + unit.source().name();
  }
}

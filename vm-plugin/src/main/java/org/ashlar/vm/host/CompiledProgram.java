package org.ashlar.vm.host;

import java.nio.file.Path;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Source;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.CodeImage;
import org.ashlar.vm.code.CodeImageException;
import org.ashlar.vm.code.CompilationWatch;
import org.ashlar.vm.code.CompileException;
import org.ashlar.vm.code.EvalCode;
import org.ashlar.vm.code.EvalScope;
import org.ashlar.vm.code.FunctionKind;
import org.ashlar.vm.code.ModuleCode;
import org.ashlar.vm.code.ScriptCode;
import org.ashlar.vm.code.SourceCompiler;
import org.ashlar.vm.compiler.BytecodeCompiler;
import org.ashlar.vm.host.commonjs.CommonJsLoader;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;
import org.jspecify.annotations.Nullable;

/**
 * A program that was compiled before, as a compiler: it has the code of one text, and leaves all
 * others to the compiler behind it.
 */
public final class CompiledProgram implements SourceCompiler {
  /** The machine's option with the file of an image, without its prefix. */
  static final String OPTION = "image";

  private final CodeImage image;
  private final SourceCompiler otherwise;

  private CompiledProgram(CodeImage image, SourceCompiler otherwise) {
    this.image = image;
    this.otherwise = otherwise;
  }

  /**
   * Compiles a program to the bytes of an image.
   *
   * @throws CompileException if the text has an early error
   * @throws AshlarException {@link ErrorCode#INVALID_SETTING} for JSON, which has no code
   */
  public static byte[] compile(Source source) throws CompileException {
    return image(source).toBytes();
  }

  /** The code of a program that {@link #compile} would compile. */
  public static CodeBlock code(Source source) throws CompileException {
    Object program = image(source).program();
    return program instanceof ModuleCode module ? module.code() : ((ScriptCode) program).code();
  }

  private static CodeImage image(Source source) throws CompileException {
    BytecodeCompiler compiler = new BytecodeCompiler(new KeyTable());
    SourceText text = SourceText.of(source.name(), source.text());
    return switch (source.kind()) {
      case MODULE -> CodeImage.of(compiler.compileModule(text));
      case SCRIPT -> CodeImage.of(compiler.compileScript(text));
      case COMMON_JS -> commonJs(compiler, source, text);
      case JSON, TEXT, BYTES ->
          throw new AshlarException(
              ErrorCode.INVALID_SETTING, "source.kind", source.kind().toString());
    };
  }

  /** A file that nothing says more about may be a module too, as it is when it runs. */
  private static CodeImage commonJs(BytecodeCompiler compiler, Source source, SourceText text)
      throws CompileException {
    try {
      return CodeImage.of(CommonJsLoader.compileWrapped(compiler, source.name(), source.text()));
    } catch (CompileException early) {
      try {
        return CodeImage.of(compiler.compileModule(text));
      } catch (CompileException neither) {
        throw early;
      }
    }
  }

  /**
   * The program in an image, as if it stood in a file of that name.
   *
   * @throws AshlarException {@link ErrorCode#INVALID_CODE_IMAGE}
   */
  public static Source source(Path file, byte[] bytes) {
    CodeImage image = read(file.toString(), bytes, new KeyTable());
    String text = image.source().text();
    if (image.program() instanceof ModuleCode) {
      return Source.inPlaceOf(Source.Kind.MODULE, file, text);
    }
    String inner = CommonJsLoader.unwrapped(image.source());
    return inner != null
        ? Source.inPlaceOf(Source.Kind.COMMON_JS, file, inner)
        : Source.inPlaceOf(Source.Kind.SCRIPT, file, text);
  }

  /** A compiler that has the code of an image. */
  static SourceCompiler of(String file, byte[] bytes, KeyTable keys, SourceCompiler otherwise) {
    return new CompiledProgram(read(file, bytes, keys), otherwise);
  }

  private static CodeImage read(String file, byte[] bytes, KeyTable keys) {
    try {
      return CodeImage.read(bytes, keys);
    } catch (CodeImageException unusable) {
      throw new AshlarException(
          unusable, ErrorCode.INVALID_CODE_IMAGE, file, String.valueOf(unusable.getMessage()));
    }
  }

  private boolean has(SourceText source) {
    return image.source().text().equals(source.text());
  }

  @Override
  public SourceCompiler watchedBy(CompilationWatch watch) {
    return new CompiledProgram(image, otherwise.watchedBy(watch));
  }

  @Override
  public ScriptCode compileScript(SourceText source) throws CompileException {
    return image.program() instanceof ScriptCode script && has(source)
        ? script
        : otherwise.compileScript(source);
  }

  @Override
  public ScriptCode compileAround(SourceText source, int start, int end) throws CompileException {
    return image.program() instanceof ScriptCode script && has(source)
        ? script
        : otherwise.compileAround(source, start, end);
  }

  @Override
  public ModuleCode compileModule(SourceText source) throws CompileException {
    return image.program() instanceof ModuleCode module && has(source)
        ? module
        : otherwise.compileModule(source);
  }

  @Override
  public EvalCode compileEval(SourceText source, @Nullable EvalScope scope)
      throws CompileException {
    return otherwise.compileEval(source, scope);
  }

  @Override
  public CodeBlock compileFunction(
      FunctionKind kind, String sourceName, String parameters, String body)
      throws CompileException {
    return otherwise.compileFunction(kind, sourceName, parameters, body);
  }
}

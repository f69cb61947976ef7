package org.ashlar.vm.code;

import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.KeyTable;

/**
 * A compiled script or module that can be kept as bytes and read again, by another process too.
 *
 * <p>The format is described in {@code docs/code-image.md}. It holds the source text, which {@code
 * Function.prototype.toString} and error messages need, and the bodies of all functions. It does
 * not hold feedback, compiled code, or anything of a realm. An image only fits the instruction set
 * that it was written for, and is checked as it is read: what a reader returns passed the {@link
 * Verifier}.
 *
 * @param source the text the program was compiled from
 * @param program a {@link ScriptCode} or a {@link ModuleCode}
 */
public record CodeImage(SourceText source, Object program) {
  /** How many bytes tell an image from other files. */
  public static final int MAGIC_BYTES = 4;

  /** The first four bytes of every image. */
  static final int MAGIC = 0x4153484C;

  /** Raised with each change of the layout. */
  static final int VERSION = 1;

  static final int SCRIPT = 1;
  static final int MODULE = 2;

  /** The image of a script. */
  public static CodeImage of(ScriptCode script) {
    return new CodeImage(script.code().unit().source(), script);
  }

  /** The image of a module. */
  public static CodeImage of(ModuleCode module) {
    return new CodeImage(module.code().unit().source(), module);
  }

  /** The bytes of the image; compiles the functions that have not been called yet. */
  public byte[] toBytes() {
    return new CodeImageWriter().write(this);
  }

  /**
   * Reads an image.
   *
   * @param keys where its names are interned
   * @throws CodeImageException if the bytes are no image, are damaged, or belong to another version
   */
  public static CodeImage read(byte[] bytes, KeyTable keys) throws CodeImageException {
    return new CodeImageReader(bytes, keys).read();
  }

  /** True if the bytes begin as an image does, whatever follows. */
  public static boolean isImage(byte[] bytes) {
    return bytes.length >= MAGIC_BYTES
        && bytes[0] == (byte) (MAGIC >> 24)
        && bytes[1] == (byte) (MAGIC >> 16)
        && bytes[2] == (byte) (MAGIC >> 8)
        && bytes[3] == (byte) MAGIC;
  }

  /** Differs between instruction sets: names, operands and their order. */
  static int instructionSet() {
    int hash = 1;
    for (Opcode opcode : Opcode.values()) {
      hash = 31 * hash + opcode.name().hashCode();
      for (Operand operand : opcode.operands()) {
        hash = 31 * hash + operand.name().hashCode();
      }
    }
    return hash;
  }

  /** Tags of constants. */
  enum Tag {
    HOLE,
    UNDEFINED,
    NULL,
    FALSE,
    TRUE,
    INT,
    DOUBLE,
    BIGINT,
    STRING,
    KEY,
    ELEMENTS,
    WORDS,
    REGEXP,
    TEMPLATE,
    EVAL_SCOPE,
    SCOPE_NAMES,
    THROW
  }
}

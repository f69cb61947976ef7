package org.ashlar.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Program text, or data that programs import, with a name and a kind; immutable and safe to share
 * between engines and threads.
 */
public final class Source {
  /** How the text is to be read. */
  public enum Kind {
    SCRIPT,
    MODULE,
    COMMON_JS,
    JSON,
    /** A text that is data as it is. */
    TEXT,
    /** Bytes that are data as they are. */
    BYTES
  }

  /** The largest file that is read as a whole; far below what a Java array or text can hold. */
  public static final int MAXIMUM_FILE_BYTES = 512 << 20;

  private final Kind kind;
  private final String name;
  private final String text;
  private final @Nullable Path path;
  private final byte @Nullable [] bytes;

  private Source(Kind kind, String name, String text, @Nullable Path path) {
    this(kind, name, text, path, null);
  }

  private Source(
      Kind kind, String name, String text, @Nullable Path path, byte @Nullable [] bytes) {
    this.kind = Objects.requireNonNull(kind);
    this.name = Objects.requireNonNull(name);
    this.text = Objects.requireNonNull(text);
    this.path = path;
    this.bytes = bytes;
  }

  /** Bytes under a name, of the kind {@link Kind#BYTES}; the array is copied. */
  public static Source bytes(String name, byte[] bytes) {
    return new Source(Kind.BYTES, name, "", null, bytes.clone());
  }

  /** A script without a name of its own. */
  public static Source of(String text) {
    return new Source(Kind.SCRIPT, "<eval>", text, null);
  }

  /** A text of any kind under a name, which stack traces show and relative imports resolve to. */
  public static Source of(Kind kind, String name, String text) {
    return new Source(kind, name, text, null);
  }

  /** A script under a name. */
  public static Source script(String name, String text) {
    return new Source(Kind.SCRIPT, name, text, null);
  }

  /** A module under a name. */
  public static Source module(String name, String text) {
    return new Source(Kind.MODULE, name, text, null);
  }

  /** A script read from a file; see {@link #file(Kind, Path)}. */
  public static Source script(Path file) {
    return file(Kind.SCRIPT, file);
  }

  /** A module read from a file; see {@link #file(Kind, Path)}. */
  public static Source module(Path file) {
    return file(Kind.MODULE, file);
  }

  /**
   * Reads a UTF-8 file now. A byte order mark is dropped; what is no UTF-8 becomes U+FFFD.
   *
   * @throws AshlarException {@link ErrorCode#FILE_NOT_FOUND}, {@link ErrorCode#FILE_IS_DIRECTORY},
   *     {@link ErrorCode#FILE_UNREADABLE} or {@link ErrorCode#FILE_TOO_LARGE}
   */
  public static Source file(Kind kind, Path file) {
    if (Files.isDirectory(file)) {
      throw new AshlarException(ErrorCode.FILE_IS_DIRECTORY, file);
    }
    byte[] bytes;
    try {
      if (Files.size(file) > MAXIMUM_FILE_BYTES) {
        throw new AshlarException(ErrorCode.FILE_TOO_LARGE, file, MAXIMUM_FILE_BYTES);
      }
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAXIMUM_FILE_BYTES + 1);
      }
      if (bytes.length > MAXIMUM_FILE_BYTES) {
        throw new AshlarException(ErrorCode.FILE_TOO_LARGE, file, MAXIMUM_FILE_BYTES);
      }
    } catch (NoSuchFileException e) {
      throw new AshlarException(e, ErrorCode.FILE_NOT_FOUND, file);
    } catch (IOException e) {
      throw new AshlarException(e, ErrorCode.FILE_UNREADABLE, file, String.valueOf(e.getMessage()));
    }
    return new Source(kind, file.toAbsolutePath().normalize().toString(), decode(bytes), file);
  }

  /** A text as if it had just been read from a file, which need not hold it. */
  public static Source inPlaceOf(Kind kind, Path file, String text) {
    return new Source(kind, file.toAbsolutePath().normalize().toString(), text, file);
  }

  private static String decode(byte[] bytes) {
    int start =
        bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
            ? 3
            : 0;
    return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
  }

  /** How the text is to be read. */
  public Kind kind() {
    return kind;
  }

  /** The name that stack traces show; an absolute path for files. */
  public String name() {
    return name;
  }

  /** A copy of the bytes of a source that was made of bytes, otherwise the text as UTF-8. */
  public byte[] bytes() {
    return bytes != null ? bytes.clone() : text.getBytes(StandardCharsets.UTF_8);
  }

  /** The text; empty for the kind {@link Kind#BYTES} if the source was made of bytes. */
  public String text() {
    return text;
  }

  /** The file the text was read from, or null. */
  public @Nullable Path path() {
    return path;
  }

  /** The same content, read differently: bytes become the text that they are in UTF-8. */
  public Source withKind(Kind other) {
    return bytes == null || other == Kind.BYTES
        ? new Source(other, name, text, path, bytes)
        : new Source(other, name, decode(bytes), path);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}

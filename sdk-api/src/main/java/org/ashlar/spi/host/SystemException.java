package org.ashlar.spi.host;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a file that the operating system refused. Its code is {@code FILE_NOT_FOUND},
 * {@code FILE_IS_DIRECTORY}, {@code FILE_UNREADABLE} or {@code IO_FAILED}; {@link #error} says
 * more.
 */
public final class SystemException extends AshlarException {
  private static final long serialVersionUID = 1L;

  private final SystemError error;

  private SystemException(
      @Nullable Throwable cause, SystemError error, ErrorCode code, Object... arguments) {
    super(cause, code, arguments);
    this.error = error;
  }

  /**
   * A refusal.
   *
   * @param error why
   * @param operation a word for what was attempted, such as {@code write}
   * @param path the file
   */
  public static SystemException of(SystemError error, String operation, String path) {
    return of(null, error, operation, path);
  }

  /** The refusal that an exception of the JDK reports. */
  public static SystemException of(Exception cause, String operation, String path) {
    return of(cause, SystemError.of(cause), operation, path);
  }

  private static SystemException of(
      @Nullable Throwable cause, SystemError error, String operation, String path) {
    return switch (error) {
      case ENOENT -> new SystemException(cause, error, ErrorCode.FILE_NOT_FOUND, path);
      case EISDIR -> new SystemException(cause, error, ErrorCode.FILE_IS_DIRECTORY, path);
      case EACCES, EPERM ->
          new SystemException(cause, error, ErrorCode.FILE_UNREADABLE, path, error.meaning());
      default ->
          new SystemException(
              cause,
              error,
              ErrorCode.IO_FAILED,
              operation + " " + path,
              error == SystemError.EIO && cause != null ? words(cause) : error.meaning());
    };
  }

  private static String words(Throwable cause) {
    String text = cause.getMessage();
    return text == null || text.isBlank() ? cause.getClass().getSimpleName() : text;
  }

  /** Why. */
  public SystemError error() {
    return error;
  }
}

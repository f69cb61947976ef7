package org.ashlar.spi.host;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** Errors of an operating system that programs tell apart, by their POSIX names. */
public enum SystemError {
  EPERM(1, "operation not permitted", "Operation not permitted"),
  ENOENT(2, "no such file or directory", "No such file or directory"),
  EIO(5, "i/o error", "Input/output error"),
  EBADF(9, "bad file descriptor", "Bad file descriptor"),
  EACCES(13, "permission denied", "Permission denied"),
  EBUSY(16, "resource busy or locked", "Device or resource busy"),
  EEXIST(17, "file already exists", "File exists"),
  EXDEV(18, "cross-device link not permitted", "Invalid cross-device link"),
  ENOTDIR(20, "not a directory", "Not a directory"),
  EISDIR(21, "illegal operation on a directory", "Is a directory"),
  EINVAL(22, "invalid argument", "Invalid argument"),
  EMFILE(24, "too many open files", "Too many open files"),
  EFBIG(27, "file too large", "File too large"),
  ENOSPC(28, "no space left on device", "No space left on device"),
  EROFS(30, "read-only file system", "Read-only file system"),
  EPIPE(32, "broken pipe", "Broken pipe"),
  ENAMETOOLONG(36, "name too long", "File name too long"),
  ENOTEMPTY(39, "directory not empty", "Directory not empty"),
  ELOOP(40, "too many symbolic links encountered", "Too many levels of symbolic links");

  private final int number;
  private final String meaning;
  private final String systemText;

  SystemError(int number, String meaning, String systemText) {
    this.number = number;
    this.meaning = meaning;
    this.systemText = systemText;
  }

  /** The number on Linux, positive. */
  public int number() {
    return number;
  }

  /** A few words in English. */
  public String meaning() {
    return meaning;
  }

  /** What an exception of the JDK stands for; {@link #EIO} if that cannot be told. */
  public static SystemError of(Exception failure) {
    return switch (failure) {
      case NoSuchFileException e -> ENOENT;
      case FileAlreadyExistsException e -> EEXIST;
      case DirectoryNotEmptyException e -> ENOTEMPTY;
      case NotDirectoryException e -> ENOTDIR;
      case AccessDeniedException e -> EACCES;
      case FileSystemLoopException e -> ELOOP;
      case NotLinkException e -> EINVAL;
      case FileSystemException e -> named(String.valueOf(e.getReason()));
      default -> named(String.valueOf(failure.getMessage()));
    };
  }

  /**
   * What the system's words in a text stand for; {@link #EIO} if that cannot be told. The JDK has
   * no type for most errors and passes the words on.
   */
  public static SystemError named(String text) {
    for (SystemError error : values()) {
      if (text.contains(error.systemText)) {
        return error;
      }
    }
    return EIO;
  }
}

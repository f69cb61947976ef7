package org.ashlar.spi.host;

import java.util.Locale;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The one place where a program's wishes are granted or refused. Everything that reaches outside
 * its context calls {@link #require} first. The default grants nothing.
 */
@ConsumerType
@FunctionalInterface
public interface PermissionPolicy {
  /** What a program may wish for. */
  enum Kind {
    /** To read a file, run it as a module, list a directory, or learn what stands at a path. */
    READ,
    /** To change a file or a directory. */
    WRITE,
    /** To reach a host. */
    NET,
    /** To see a variable of the environment. */
    ENV,
    /** To start a program. */
    RUN,
    /** To learn of the machine, or to read standard input, which is called {@code stdin}. */
    SYS,
    /** To call native code. */
    FFI,
    /** To run a module that is in no file. */
    IMPORT,
    /** To use a class of Java. */
    JAVA;

    /** The name as it stands in {@code --allow-...}. */
    public String optionName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Decides; runs no program code, and may be called on any thread.
   *
   * @param target what is to be reached: an absolute path without dots, {@code host:port}, a
   *     variable's name, a program, a class name. A file is asked for by the path that the program
   *     gave and, where links lead elsewhere, by its real path too; both must be granted
   */
  boolean allows(Kind kind, String target);

  /**
   * Goes on if the wish is granted.
   *
   * @throws AshlarException {@link ErrorCode#PERMISSION_DENIED}
   */
  default void require(Kind kind, String target) {
    if (!allows(kind, target)) {
      throw new AshlarException(ErrorCode.PERMISSION_DENIED, kind.optionName(), target);
    }
  }

  /** Grants nothing. */
  static PermissionPolicy denyAll() {
    return (kind, target) -> false;
  }

  /** Grants everything. */
  static PermissionPolicy allowAll() {
    return AllPermissions.INSTANCE;
  }
}

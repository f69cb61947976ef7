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
    READ,
    WRITE,
    NET,
    ENV,
    RUN,
    SYS,
    FFI,
    IMPORT,
    JAVA;

    /** The name as it stands in {@code --allow-...}. */
    public String optionName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Decides; runs no program code, and may be called on any thread.
   *
   * @param target what is to be reached: an absolute path, {@code host:port}, a variable's name, a
   *     program, a class name
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
    return (kind, target) -> true;
  }
}

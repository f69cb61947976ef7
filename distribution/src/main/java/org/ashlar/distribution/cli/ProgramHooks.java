package org.ashlar.distribution.cli;

import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.PermissionPolicy;

/** What a program that the command line runs may do. */
final class ProgramHooks {
  private static final String PERMISSION = "permission";
  private static final String READ = "allow-fs-read";
  private static final String WRITE = "allow-fs-write";

  private ProgramHooks() {}

  /**
   * Everything, as in Node; with {@code --permission} what the allow options name.
   *
   * @throws AshlarException {@code INVALID_OPTION} if one of them names nothing, {@code
   *     MISSING_ARGUMENT} if one is given for a program that may do everything
   */
  static PermissionPolicy permissions(CommandLine line) {
    PathGrants read = PathGrants.of(READ, line.value(READ));
    PathGrants write = PathGrants.of(WRITE, line.value(WRITE));
    if (!line.has(PERMISSION)) {
      requirePermission(line, READ);
      requirePermission(line, WRITE);
      return PermissionPolicy.allowAll();
    }
    return (kind, target) ->
        switch (kind) {
          case READ, IMPORT -> read.cover(target);
          case WRITE -> write.cover(target);
          case SYS -> target.equals("stdin");
          default -> false;
        };
  }

  private static void requirePermission(CommandLine line, String grant) {
    if (line.has(grant)) {
      throw new AshlarException(ErrorCode.MISSING_ARGUMENT, "--" + grant, "--" + PERMISSION);
    }
  }
}

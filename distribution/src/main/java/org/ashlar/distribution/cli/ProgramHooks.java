package org.ashlar.distribution.cli;

import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.PermissionPolicy;

/** What a program that the command line runs may do. */
final class ProgramHooks {
  private static final String READ = "allow-fs-read";
  private static final String WRITE = "allow-fs-write";

  private ProgramHooks() {}

  /**
   * Everything, as in Node; with {@code --permission} what the allow options name.
   *
   * @throws AshlarException {@code INVALID_OPTION} if one of them names nothing
   */
  static PermissionPolicy permissions(CommandLine line) {
    PathGrants read = PathGrants.of(READ, line.value(READ));
    PathGrants write = PathGrants.of(WRITE, line.value(WRITE));
    if (!line.has("permission")) {
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
}

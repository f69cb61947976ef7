package org.ashlar.spi.host;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The process as the program sees it. The default shows an empty command line and environment and
 * the working directory of the JVM.
 */
@ConsumerType
public interface HostProcess {
  /** The program's file name, or empty. */
  String program();

  /** The arguments after the program's name. */
  List<String> arguments();

  /** The environment; filtered by {@link PermissionPolicy} before the program sees it. */
  Map<String, String> environment();

  /** The absolute path of the working directory. */
  String directory();

  /** The process id. */
  long processId();

  /**
   * The program asked to exit; called once, on the thread that runs the context, which is ended
   * right after with {@code PROGRAM_EXIT}.
   *
   * @param code 0 to 255
   */
  default void exiting(int code) {}
}

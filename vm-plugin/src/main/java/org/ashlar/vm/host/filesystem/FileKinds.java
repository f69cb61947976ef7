package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.host.HostFiles.Kind;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;

/** The questions what a thing is, which its status and its entry in a directory both answer. */
final class FileKinds {
  /** Knows what it is. */
  interface Known {
    Kind kind();
  }

  private FileKinds() {}

  private static boolean is(Agent agent, Object thisValue, Kind kind) {
    if (thisValue instanceof Known known) {
      return known.kind() == kind;
    }
    throw Errors.of(agent, ErrorKind.TYPE_ERROR, "this is not the status of a file");
  }

  @Builtin(name = "isFile")
  static Object isFile(Agent agent, Object thisValue) {
    return is(agent, thisValue, Kind.FILE);
  }

  @Builtin(name = "isDirectory")
  static Object isDirectory(Agent agent, Object thisValue) {
    return is(agent, thisValue, Kind.DIRECTORY);
  }

  @Builtin(name = "isSymbolicLink")
  static Object isSymbolicLink(Agent agent, Object thisValue) {
    return is(agent, thisValue, Kind.LINK);
  }

  @Builtin(name = "isBlockDevice")
  static Object isBlockDevice(Agent agent, Object thisValue) {
    return hasType(agent, thisValue, 0_060_000);
  }

  @Builtin(name = "isCharacterDevice")
  static Object isCharacterDevice(Agent agent, Object thisValue) {
    return hasType(agent, thisValue, 0_020_000);
  }

  @Builtin(name = "isFIFO")
  static Object isFifo(Agent agent, Object thisValue) {
    return hasType(agent, thisValue, 0_010_000);
  }

  @Builtin(name = "isSocket")
  static Object isSocket(Agent agent, Object thisValue) {
    return hasType(agent, thisValue, 0_140_000);
  }

  /** Only a status has the bits of POSIX. */
  private static boolean hasType(Agent agent, Object thisValue, int type) {
    return is(agent, thisValue, Kind.OTHER)
        && thisValue instanceof FileStatus status
        && (status.mode() & 0_170_000) == type;
  }
}

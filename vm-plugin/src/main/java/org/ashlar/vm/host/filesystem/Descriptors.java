package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.host.StandardStreams.Output;

/** The numbers of the standard streams. */
final class Descriptors {
  private Descriptors() {}

  /** The stream that 1 or 2 stands for. */
  static Output output(int descriptor) {
    return descriptor == 1 ? Output.OUT : Output.ERROR;
  }
}

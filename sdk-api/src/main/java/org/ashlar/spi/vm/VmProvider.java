package org.ashlar.spi.vm;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Service of a virtual-machine plug-in: makes virtual machines. Safe for use by any thread. */
@ConsumerType
public interface VmProvider {
  /** The name and version, for people. */
  String description();

  /**
   * A virtual machine for one sharing group: its contexts share compiled code, shapes and interned
   * keys, nothing a program can observe.
   *
   * @param options options such as {@code tier}, without the plug-in's prefix
   * @throws org.ashlar.api.AshlarException {@code INVALID_SETTING}
   */
  VirtualMachine newVirtualMachine(Map<String, String> options);
}

package org.ashlar.spi.jit;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Service of a JIT plug-in: makes compilers. Safe for use by any thread. */
@ConsumerType
public interface JitProvider {
  /** The name and version, for people. */
  String description();

  /**
   * A compiler for one virtual machine.
   *
   * @param abi what compiled code may refer to
   * @param options options without the plug-in's prefix
   * @throws org.ashlar.api.AshlarException {@code SPI_VERSION_MISMATCH} if the ABI's version is not
   *     one the compiler knows; the virtual machine then goes on without a compiler
   */
  JitCompiler newCompiler(AbiDescription abi, Map<String, String> options);
}

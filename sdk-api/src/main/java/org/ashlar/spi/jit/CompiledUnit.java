package org.ashlar.spi.jit;

import java.util.List;

/**
 * A compiled function. The virtual machine refuses it if the class refers to anything the ABI does
 * not list, overrides other methods than entries, has fields or interfaces, writes to a field that
 * may only be read, or loads a constant id that was not given to the compiler.
 *
 * @param classFile a class file, owned by the receiver; its class extends {@link
 *     AbiDescription#hostClass} and has a public constructor without parameters
 * @param constantIds the constants the class loads, at the index its dynamic constants carry; each
 *     is an id of {@link FunctionView.ConstantPool#entries}
 * @param exits the places where it may leave for the interpreter, for reports: a pc can have
 *     several
 */
@SuppressWarnings("ArrayRecordComponent") // handed over without copies, never compared
public record CompiledUnit(byte[] classFile, int[] constantIds, List<Exit> exits) {
  public CompiledUnit {
    exits = List.copyOf(exits);
  }

  /**
   * A place where compiled code leaves for the interpreter.
   *
   * @param pc where the interpreter goes on
   * @param reason for people, such as {@code wants an int}
   */
  public record Exit(int pc, String reason) {}
}

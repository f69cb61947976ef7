package org.ashlar.spi.jit;

import java.util.List;

/**
 * A compiled function. The virtual machine refuses it if the class refers to anything the ABI does
 * not list, has other members than entries, or loads a constant id that was not given to the
 * compiler.
 *
 * @param functionId the function compiled
 * @param classFile a class file without static state, owned by the receiver
 * @param entryMethods names of its static entry methods, the normal entry first
 * @param constantIds the constants the class loads, at the index its dynamic constants carry
 * @param exits the places where it leaves for the interpreter, by the index it passes
 * @param dependencies facts it relies on without checking; when one ceases, the unit is dropped
 */
@SuppressWarnings("ArrayRecordComponent") // handed over without copies, never compared
public record CompiledUnit(
    long functionId,
    byte[] classFile,
    List<String> entryMethods,
    int[] constantIds,
    List<Exit> exits,
    List<Dependency> dependencies) {
  public CompiledUnit {
    entryMethods = List.copyOf(entryMethods);
    exits = List.copyOf(exits);
    dependencies = List.copyOf(dependencies);
  }

  /**
   * A place where compiled code leaves for the interpreter.
   *
   * @param functionId the function the interpreter goes on in, an inlinee's for inlined code
   * @param pc where it goes on
   * @param liveRegisters the registers that are passed, ascending
   * @param reason for statistics, such as {@code shape} or {@code overflow}
   */
  public record Exit(long functionId, int pc, List<Integer> liveRegisters, String reason) {
    public Exit {
      liveRegisters = List.copyOf(liveRegisters);
    }
  }

  /**
   * A fact that code relies on without checking.
   *
   * @param kind a kind listed in {@link AbiDescription#dependencyKinds}
   * @param constantId what it is about, or -1
   */
  public record Dependency(String kind, int constantId) {}
}

package org.ashlar.vm.code;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names of the variables behind registers and environment slots, for error messages and the
 * debugger. Execution never asks.
 */
public final class VariableNames {
  private final int[] registers;
  private final int[] starts;
  private final int[] ends;
  private final String[] names;
  private final int[] loads;
  private final String[] loadedNames;

  /**
   * Takes ownership of all arrays.
   *
   * @param registers register of each variable, in order of {@code starts}
   * @param starts instruction index from which on the register belongs to the variable
   * @param ends instruction index from which on it does not
   * @param names name of each variable
   * @param loads instruction indices of LOAD_SLOT instructions, ascending
   * @param loadedNames name of the variable each of them loads
   */
  public VariableNames(
      int[] registers,
      int[] starts,
      int[] ends,
      String[] names,
      int[] loads,
      String[] loadedNames) {
    this.registers = registers;
    this.starts = starts;
    this.ends = ends;
    this.names = names;
    this.loads = loads;
    this.loadedNames = loadedNames;
  }

  int[] registers() {
    return registers;
  }

  int[] starts() {
    return starts;
  }

  int[] ends() {
    return ends;
  }

  String[] names() {
    return names;
  }

  int[] loads() {
    return loads;
  }

  String[] loadedNames() {
    return loadedNames;
  }

  /** The variable that lives in a register at an instruction index, or Java null. */
  public @Nullable String inRegister(int register, int pc) {
    for (int i = registers.length - 1; i >= 0; i--) {
      if (registers[i] == register && starts[i] <= pc && pc < ends[i]) {
        return names[i];
      }
    }
    return null;
  }

  /** The variable that the LOAD_SLOT at an instruction index loads, or Java null. */
  public @Nullable String loadedAt(int pc) {
    int found = Arrays.binarySearch(loads, pc);
    return found >= 0 ? loadedNames[found] : null;
  }
}

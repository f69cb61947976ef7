package org.ashlar.jit;

/**
 * A row of the handler table.
 *
 * @param start first pc it covers
 * @param end first pc after those
 * @param target where it begins
 * @param register what takes the thrown value
 */
record Handler(int start, int end, int target, int register) {
  boolean covers(int pc) {
    return pc >= start && pc < end;
  }
}

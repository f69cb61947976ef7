package org.ashlar.spi.jit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function as a compiler sees it: a snapshot, which nobody changes, arrays included.
 *
 * @param id identifies the function's code in its virtual machine
 * @param name the function's name, for people
 * @param bytecode instructions as {@link AbiDescription#instructions} describes them
 * @param registerCount registers of a frame, parameters included
 * @param parameterCount parameters, which arrive in the first registers after {@code this}
 * @param constants the constants that instructions name by index
 * @param handlers exception handlers, innermost first, four numbers each: first pc, pc after the
 *     last, pc of the handler, register that takes the exception or -1
 * @param loopHeaders pcs that backward jumps lead to, ascending
 * @param feedback what was seen at each site; the index is the one instructions name
 * @param attributes facts such as {@code strict}, {@code async} or {@code generator}
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared without copies, never compared
public record FunctionView(
    long id,
    String name,
    int[] bytecode,
    int registerCount,
    int parameterCount,
    List<Constant> constants,
    int[] handlers,
    int[] loopHeaders,
    List<SiteFeedback> feedback,
    Set<String> attributes) {
  public FunctionView {
    constants = List.copyOf(constants);
    feedback = List.copyOf(feedback);
    attributes = Set.copyOf(attributes);
  }

  /**
   * A constant of a function.
   *
   * @param id what {@link CompiledUnit#constantIds} refers to it by
   * @param kind how much a compiler knows about it
   * @param value an {@code Integer}, {@code Double}, {@code Boolean} or {@code String}; null if
   *     opaque
   */
  public record Constant(int id, Kind kind, @Nullable Object value) {
    /** How much a compiler knows about a constant. */
    public enum Kind {
      INT,
      DOUBLE,
      BOOLEAN,
      STRING,
      /** A property key, a shape, a nested function: only the virtual machine can read it. */
      OPAQUE
    }
  }
}

package org.ashlar.spi.jit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function as a compiler sees it: a snapshot, which nobody changes, arrays included.
 *
 * @param name the function's name, for people; empty if it has none
 * @param kind how it is entered
 * @param traits what its entries and operations have to take care of
 * @param bytecode instructions as {@link AbiDescription#instructions} describes them
 * @param registerCount registers of a frame, parameters included
 * @param parameterCount parameters, which arrive in the first registers
 * @param constants what constant ids stand for
 * @param handlers exception handlers, innermost first, four numbers each: first pc, pc after the
 *     last, pc of the handler, register that takes the thrown value
 * @param loopHeaders pcs that backward jumps lead to, ascending
 * @param feedback what was seen, by site
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared without copies, never compared
public record FunctionView(
    String name,
    Kind kind,
    Set<Trait> traits,
    int[] bytecode,
    int registerCount,
    int parameterCount,
    ConstantPool constants,
    int[] handlers,
    int[] loopHeaders,
    List<SiteFeedback> feedback) {
  public FunctionView {
    traits = Set.copyOf(traits);
    feedback = List.copyOf(feedback);
  }

  /** How a function is entered. */
  public enum Kind {
    /** Called, or constructed with an object made for it. */
    ORDINARY,
    /** Called only: an arrow function, a method, an accessor, the initialiser of a class. */
    METHOD,
    /** The constructor of a class without {@code extends}; a call of it throws. */
    BASE_CONSTRUCTOR,
    /** The constructor of a class that extends another; a call of it throws. */
    DERIVED_CONSTRUCTOR,
    /** Called, and left and entered again: a generator or an async function. */
    RESUMABLE,
    /** A script, a module, or the text of an {@code eval}. */
    PROGRAM
  }

  /** What entries and operations have to take care of. */
  public enum Trait {
    /** Operations that fail silently in other code throw in it. */
    STRICT,
    /** Calls turn a {@code this} that is no object into one. */
    COERCES_THIS,
    /** Calls keep all arguments beside the parameters. */
    KEEPS_ARGUMENTS,
    /**
     * Calls in tail position must not use up the stack: where {@code entry.isDeep} says so, a call
     * leaves at its beginning for the interpreter, with the complement of the pc.
     */
    HAS_TAIL_CALLS
  }

  /**
   * The constants of a function. Those that instructions name come first, so that an operand is an
   * id.
   *
   * @param entries the constants by id
   * @param nestedFunctions the id of the first nested function; the others follow in the order in
   *     which instructions number them
   * @param types the id of the {@code int[]} in which operations note the types they meet
   * @param caches the id of the {@code Object[]} in which operations keep their caches
   */
  public record ConstantPool(List<Constant> entries, int nestedFunctions, int types, int caches) {
    public ConstantPool {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A constant.
   *
   * @param kind how much a compiler knows about it
   * @param value an {@code Integer}, {@code Double}, {@code Boolean} or {@code String}; null if
   *     opaque
   */
  public record Constant(Kind kind, @Nullable Object value) {
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

package org.ashlar.spi.jit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one site of a function. Which parts can be filled depends on the instruction.
 *
 * @param types at an operator or an access to elements: the types of operands and results; empty if
 *     it never ran
 * @param properties at an access to a named property: what was found, latest first; empty if it
 *     never ran or found too many different things. What was found but no compiler can make use of
 *     is left out
 * @param targets at a call or construction: everything that was called, latest first; empty if it
 *     never ran or called too many different things
 * @param literal at an object literal: what its objects have settled in; null if they have not
 */
public record SiteFeedback(
    Set<ValueType> types,
    List<PropertyCase> properties,
    List<CallTarget> targets,
    @Nullable ObjectLayout literal) {
  public SiteFeedback {
    types = Set.copyOf(types);
    properties = List.copyOf(properties);
    targets = List.copyOf(targets);
  }

  /** The type of operands and results. */
  public enum ValueType {
    /** An int32. */
    INT,
    /** Another number. */
    DOUBLE,
    STRING,
    BIGINT,
    BOOLEAN,
    /** Undefined or null. */
    NULLISH,
    OBJECT,
    /** Anything for which the operation had to be generic. */
    OTHER,
    /** Operands that were int32, but not the result. */
    INT_OVERFLOW,
    /** An int32 in a typed array. */
    TYPED_INT,
    /** Another number in a typed array. */
    TYPED_DOUBLE
  }

  /**
   * A property that was found, or added, by receivers of one shape.
   *
   * @param shape constant id of the receivers' shape
   * @param mayBePrimitive whether the shape may be that of the prototype of a primitive receiver
   * @param holders constant ids of the shapes of the prototypes passed on the way to the property,
   *     outermost last; for a property that was added, of all prototypes
   * @param slot where it lies, in the last of the holders or in the receiver
   * @param newShape constant id of the receiver's shape once the property is added; {@link
   *     #NOT_ADDED} for one that was there
   */
  public record PropertyCase(
      int shape, boolean mayBePrimitive, List<Integer> holders, Slot slot, int newShape) {
    /** The value of {@code newShape} where there is none. */
    public static final int NOT_ADDED = -1;

    public PropertyCase {
      holders = List.copyOf(holders);
    }

    /** Whether the property was added. */
    public boolean isAdded() {
      return newShape != NOT_ADDED;
    }
  }

  /**
   * Where a property lies.
   *
   * @param kind how its value is stored
   * @param index the number of the field among those of its kind, or the index in the overflow
   *     array
   * @param overflow whether it lies in the overflow array of its kind
   * @param lazy whether the value may still have to be made
   */
  public record Slot(Kind kind, int index, boolean overflow, boolean lazy) {
    /** How a value is stored. */
    public enum Kind {
      /** An int32 in a {@code long}. */
      INT,
      /** The bits of a double in a {@code long}. */
      DOUBLE,
      REFERENCE
    }
  }

  /**
   * What new objects begin with.
   *
   * @param shape constant id of their shape
   * @param fields how many fields of each kind they have
   */
  public record ObjectLayout(int shape, int fields) {}
}

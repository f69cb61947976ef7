package org.ashlar.vm.compiler;

import org.ashlar.vm.scope.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * An assignment target whose parts are evaluated (a Reference Record of the specification).
 *
 * @param resolution of a name
 * @param prepared for a name: what {@link Names#prepareAssignment} found out
 * @param object register of the base object; of a super property, the this value
 * @param key register of the key or private name, -1 if {@code name} is the key
 * @param base register of the super base
 * @param name the property name, if it is fixed
 * @param offset where errors are reported
 */
record Reference(
    Kind kind,
    @Nullable Resolution resolution,
    int prepared,
    int object,
    int key,
    int base,
    String name,
    int offset) {

  /** What is assigned to. */
  enum Kind {
    NAME,
    PROPERTY,
    ELEMENT,
    SUPER,
    PRIVATE,
    /** A call, which was evaluated and then threw. */
    INVALID
  }

  static Reference name(Resolution resolution, int prepared, int offset) {
    return new Reference(Kind.NAME, resolution, prepared, -1, -1, -1, resolution.name(), offset);
  }

  Resolution requireResolution() {
    Resolution found = resolution;
    if (found == null) {
      throw new AssertionError("no name");
    }
    return found;
  }
}

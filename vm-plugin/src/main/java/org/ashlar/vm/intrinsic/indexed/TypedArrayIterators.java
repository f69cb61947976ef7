package org.ashlar.vm.intrinsic.indexed;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;

/** The methods of %TypedArray.prototype% that make iterators. */
final class TypedArrayIterators {
  private TypedArrayIterators() {}

  private static Object iterator(
      Agent agent, Object thisValue, String method, ArrayIterator.Kind kind) {
    TypedArrayObject array =
        TypedArrayOperations.validate(agent, thisValue, "%TypedArray%.prototype." + method);
    return ArrayIterator.create(agent, array, kind);
  }

  @EcmaSpec("sec-%typedarray%.prototype.entries")
  @Builtin(name = "entries")
  static Object entries(Agent agent, Object thisValue) {
    return iterator(agent, thisValue, "entries", ArrayIterator.Kind.ENTRIES);
  }

  @EcmaSpec("sec-%typedarray%.prototype.keys")
  @Builtin(name = "keys")
  static Object keys(Agent agent, Object thisValue) {
    return iterator(agent, thisValue, "keys", ArrayIterator.Kind.KEYS);
  }

  @EcmaSpec("sec-%typedarray%.prototype.values")
  @Builtin(name = "values")
  static Object values(Agent agent, Object thisValue) {
    return iterator(agent, thisValue, "values", ArrayIterator.Kind.VALUES);
  }
}

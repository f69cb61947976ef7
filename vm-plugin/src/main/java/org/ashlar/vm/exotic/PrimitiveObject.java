package org.ashlar.vm.exotic;

import java.math.BigInteger;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * An object that wraps a Boolean, Number, BigInt or Symbol. Its properties are ordinary; String
 * objects are {@link StringObject}.
 */
public final class PrimitiveObject extends JsObject {
  private final Object value;

  private PrimitiveObject(Shape shape, @Nullable JsObject prototype, Object value) {
    super(shape, prototype);
    this.value = value;
  }

  /** A wrapper of a primitive that is no string. */
  public static PrimitiveObject create(Agent agent, Object value, JsObject prototype) {
    return new PrimitiveObject(agent.group().roots().exotic, prototype, value);
  }

  /** The prototype object of an intrinsic, which is a wrapper itself. */
  public static PrimitiveObject createPrototype(Agent agent, Object value, JsObject parent) {
    return new PrimitiveObject(agent.group().roots().intrinsic, parent, value);
  }

  /** The wrapped primitive. */
  public Object value() {
    return value;
  }

  @Override
  public String className() {
    return switch (value) {
      case Boolean b -> "Boolean";
      case BigInteger b -> "BigInt";
      case Number n -> "Number";
      case Symbol s -> "Symbol";
      default -> super.className();
    };
  }
}

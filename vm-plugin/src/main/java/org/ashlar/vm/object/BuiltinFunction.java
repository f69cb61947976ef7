package org.ashlar.vm.object;

import java.util.Objects;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/**
 * A built-in function object (clause 10.3): a row of a table in a realm, with what the algorithm
 * that made it captured.
 *
 * <p>Name and length are ordinary properties from the start; such functions are made when first
 * touched, so there are few.
 */
public final class BuiltinFunction extends JsFunction {
  /** Stack that one native call may use, in the units of {@code room}. */
  public static final int WEIGHT = 60;

  public final BuiltinTable table;
  public final int id;
  private final @Nullable Object captured;

  BuiltinFunction(
      Shape shape,
      @Nullable JsObject prototype,
      Realm realm,
      BuiltinTable table,
      int id,
      @Nullable Object captured) {
    super(shape, prototype, realm);
    this.table = table;
    this.id = id;
    this.captured = captured;
  }

  /** Makes the function of a row, with name and length. */
  public static BuiltinFunction of(
      Realm realm, BuiltinTable table, int id, String name, @Nullable Object captured) {
    return of(realm, realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE), table, id, name, captured);
  }

  /** Makes the function of a row with a prototype other than %Function.prototype%. */
  public static BuiltinFunction of(
      Realm realm,
      JsObject prototype,
      BuiltinTable table,
      int id,
      String name,
      @Nullable Object captured) {
    Agent agent = realm.agent();
    BuiltinFunction made =
        new BuiltinFunction(
            agent.group().roots().builtinFunction, prototype, realm, table, id, captured);
    made.rawPut(agent, Keys.LENGTH, table.length(id), Attributes.CONFIGURABLE);
    made.rawPut(agent, Keys.NAME, name, Attributes.CONFIGURABLE);
    return made;
  }

  /** What the algorithm that made this function captured. */
  public Object captured() {
    return Objects.requireNonNull(captured);
  }

  /** What the algorithm that made it captured, or Java null. */
  public @Nullable Object capturedIfAny() {
    return captured;
  }

  private int enter(Agent agent, int room) {
    if (room < WEIGHT) {
      throw Errors.stackOverflow(agent);
    }
    agent.room = room - WEIGHT;
    return room;
  }

  @Override
  public Object call(Agent agent, int room, Object thisValue, Object[] arguments) {
    enter(agent, room);
    Realm caller = agent.realm;
    if (caller == realm) {
      return table.call(id, agent, this, thisValue, arguments);
    }
    agent.realm = realm;
    try {
      return table.call(id, agent, this, thisValue, arguments);
    } finally {
      agent.realm = caller;
    }
  }

  @Override
  public Object call0(Agent agent, int room, Object thisValue) {
    if (agent.realm != realm) {
      return call(agent, room, thisValue, NO_ARGUMENTS);
    }
    enter(agent, room);
    return table.call0(id, agent, this, thisValue);
  }

  @Override
  public Object call1(Agent agent, int room, Object thisValue, Object a) {
    if (agent.realm != realm) {
      return call(agent, room, thisValue, new Object[] {a});
    }
    enter(agent, room);
    return table.call1(id, agent, this, thisValue, a);
  }

  @Override
  public Object call2(Agent agent, int room, Object thisValue, Object a, Object b) {
    if (agent.realm != realm) {
      return call(agent, room, thisValue, new Object[] {a, b});
    }
    enter(agent, room);
    return table.call2(id, agent, this, thisValue, a, b);
  }

  @Override
  public Object call3(Agent agent, int room, Object thisValue, Object a, Object b, Object c) {
    if (agent.realm != realm) {
      return call(agent, room, thisValue, new Object[] {a, b, c});
    }
    enter(agent, room);
    return table.call3(id, agent, this, thisValue, a, b, c);
  }

  @Override
  public boolean isConstructor() {
    return table.kind(id) == BuiltinKind.CONSTRUCTOR;
  }

  @Override
  public JsObject construct(Agent agent, int room, Object[] arguments, JsObject newTarget) {
    enter(agent, room);
    Realm caller = agent.realm;
    agent.realm = realm;
    try {
      Object made = table.construct(id, agent, this, arguments, newTarget);
      if (made instanceof JsObject object) {
        return object;
      }
      throw Errors.typeError(agent, Message.NOT_AN_OBJECT, "constructor result");
    } finally {
      agent.realm = caller;
    }
  }
}

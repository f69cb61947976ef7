package org.ashlar.vm.host;

import org.ashlar.spi.object.ClassTable;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** An object of a class that a plug-in provides: ordinary, with Java state behind it. */
final class ProvidedObject extends JsObject {
  private final ClassTable<?> table;
  private final Object state;

  <S> ProvidedObject(Agent agent, JsObject prototype, ClassTable<S> table, S state) {
    super(agent.group().roots().exotic, prototype);
    this.table = table;
    this.state = state;
  }

  /** The state if the value is an object of this very class, else Java null. */
  @SuppressWarnings("unchecked") // the table that made the object is the one that types its state
  static <S> @Nullable S stateOf(ClassTable<S> table, Object value) {
    return value instanceof ProvidedObject object && object.table == table
        ? (S) object.state
        : null;
  }

  @Override
  public String className() {
    return table.name();
  }
}

package org.ashlar.vm.object;

import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.Message;

/**
 * The built-in functions of one intrinsic class as data, with their dispatch. Generated; instances
 * are constants.
 */
public abstract class BuiltinTable {
  private final String[] names;
  private final int[] lengths;
  private final BuiltinKind[] kinds;
  private final int[] attributes;

  /** Takes ownership of the columns. */
  protected BuiltinTable(String[] names, int[] lengths, BuiltinKind[] kinds, int[] attributes) {
    this.names = names;
    this.lengths = lengths;
    this.kinds = kinds;
    this.attributes = attributes;
  }

  public final int size() {
    return names.length;
  }

  /** Property name of a row; {@code @@name} for a well-known symbol. */
  public final String name(int id) {
    return names[id];
  }

  public final int length(int id) {
    return lengths[id];
  }

  public final BuiltinKind kind(int id) {
    return kinds[id];
  }

  public final int attributes(int id) {
    return attributes[id];
  }

  /** The row with a name and kind. */
  public final int require(String name, BuiltinKind kind) {
    for (int id = 0; id < names.length; id++) {
      if (kinds[id] == kind && names[id].equals(name)) {
        return id;
      }
    }
    throw new AssertionError(
        "no built-in " + name + " of kind " + kind + " in " + getClass().getName());
  }

  /** Calls row {@code id}. */
  public abstract Object call(
      int id, Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments);

  public Object call0(int id, Agent agent, BuiltinFunction callee, Object thisValue) {
    return call(id, agent, callee, thisValue, JsFunction.NO_ARGUMENTS);
  }

  public Object call1(int id, Agent agent, BuiltinFunction callee, Object thisValue, Object a) {
    return call(id, agent, callee, thisValue, new Object[] {a});
  }

  public Object call2(
      int id, Agent agent, BuiltinFunction callee, Object thisValue, Object a, Object b) {
    return call(id, agent, callee, thisValue, new Object[] {a, b});
  }

  public Object call3(
      int id, Agent agent, BuiltinFunction callee, Object thisValue, Object a, Object b, Object c) {
    return call(id, agent, callee, thisValue, new Object[] {a, b, c});
  }

  /** Constructs by row {@code id}, which is a CONSTRUCTOR. */
  public Object construct(
      int id, Agent agent, BuiltinFunction callee, Object[] arguments, JsObject newTarget) {
    throw Errors.typeError(agent, Message.NOT_A_CONSTRUCTOR, name(id));
  }
}

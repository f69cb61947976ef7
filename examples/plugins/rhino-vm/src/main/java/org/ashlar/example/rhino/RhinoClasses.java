package org.ashlar.example.rhino;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.spi.object.ClassProvider;
import org.ashlar.spi.object.ClassTable;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.LambdaConstructor;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.SymbolKey;

/** The classes that plug-ins provide, as Rhino objects. */
final class RhinoClasses {
  private static final int READ_ONLY =
      ScriptableObject.READONLY | ScriptableObject.PERMANENT | ScriptableObject.DONTENUM;

  /** An object of such a class. */
  private static final class Provided extends ScriptableObject {
    private static final long serialVersionUID = 1L;

    final transient ClassTable<?> table;
    final transient Object state;

    <S> Provided(ClassTable<S> table, S state) {
      this.table = table;
      this.state = state;
    }

    @Override
    public String getClassName() {
      return table.name();
    }
  }

  private final RhinoAccess access;
  private final ScriptableObject scope;
  private final Map<ClassTable<?>, LambdaConstructor> constructors = new IdentityHashMap<>();

  RhinoClasses(RhinoAccess access, ScriptableObject scope) {
    this.access = access;
    this.scope = scope;
  }

  /** Puts the classes of every provider on the global object, beside what is there already. */
  void install(List<ClassProvider> providers) {
    for (ClassProvider provider : providers) {
      for (ClassTable<?> table : provider.classes()) {
        if (!scope.has(table.name(), scope)) {
          ScriptableObject.defineProperty(
              scope, table.name(), constructor(table), ScriptableObject.DONTENUM);
        }
      }
    }
  }

  LambdaConstructor constructor(ClassTable<?> table) {
    return constructors.computeIfAbsent(table, this::define);
  }

  private <S> LambdaConstructor define(ClassTable<S> table) {
    LambdaConstructor made =
        new LambdaConstructor(
            scope,
            table.name(),
            table.length(),
            LambdaConstructor.CONSTRUCTOR_NEW,
            (cx, callScope, arguments) -> construct(table, arguments));
    ScriptableObject prototype = (ScriptableObject) made.getPrototypeProperty();
    for (ClassTable.Member<S> member : table.members()) {
      LambdaFunction function =
          new LambdaFunction(
              scope,
              member.name(),
              member.length(),
              (cx, callScope, self, arguments) -> call(table, member, self, arguments));
      if (member.kind() != BuiltinKind.METHOD) {
        prototype.setGetterOrSetter(
            member.name(), 0, function, member.kind() == BuiltinKind.SETTER);
        prototype.setAttributes(member.name(), ScriptableObject.DONTENUM);
      } else if (member.name().equals("@@iterator")) {
        prototype.defineProperty(SymbolKey.ITERATOR, function, ScriptableObject.DONTENUM);
      } else {
        prototype.defineProperty(member.name(), function, ScriptableObject.DONTENUM);
      }
    }
    for (ClassTable.StaticMember member : table.staticMembers()) {
      made.defineProperty(
          member.name(),
          new LambdaFunction(
              scope,
              member.name(),
              member.length(),
              (cx, callScope, self, arguments) ->
                  access.inHost(() -> member.body().call(access, access.guestValues(arguments)))),
          ScriptableObject.DONTENUM);
    }
    for (ClassTable.Constant constant : table.constants()) {
      Object value = access.fromHost(constant.value());
      made.defineProperty(constant.name(), value, READ_ONLY);
      prototype.defineProperty(constant.name(), value, READ_ONLY);
    }
    return made;
  }

  private <S> Scriptable construct(ClassTable<S> table, Object[] arguments) {
    ClassTable.Constructor<S> constructor = table.constructor();
    if (constructor == null) {
      throw ScriptRuntime.typeError("Illegal constructor");
    }
    return new Provided(
        table,
        access.inHostPlain(() -> constructor.construct(access, access.guestValues(arguments))));
  }

  private <S> @Nullable Object call(
      ClassTable<S> table, ClassTable.Member<S> member, @Nullable Object self, Object[] arguments) {
    S state = self == null ? null : stateOf(table, self);
    if (state == null) {
      throw ScriptRuntime.typeError(
          "Method " + table.name() + ".prototype." + member.name() + " called on another receiver");
    }
    return access.inHost(() -> member.body().call(access, state, access.guestValues(arguments)));
  }

  @SuppressWarnings("unchecked") // the table that made the object is the one that types its state
  <S> @Nullable S stateOf(ClassTable<S> table, Object value) {
    return value instanceof Provided object && object.table == table ? (S) object.state : null;
  }

  <S> Scriptable newInstance(ClassTable<S> table, S state) {
    Provided made = new Provided(table, state);
    made.setPrototype((Scriptable) constructor(table).getPrototypeProperty());
    made.setParentScope(scope);
    return made;
  }

  Object newIterator(Iterator<?> values) {
    Object made = access.newObject();
    access.setMember(
        made,
        "next",
        access.newFunction(
            "next",
            0,
            (inside, self, arguments) -> {
              Object step = inside.newObject();
              boolean done = !values.hasNext();
              inside.setMember(step, "done", inside.fromHost(done));
              inside.setMember(step, "value", done ? inside.undefined() : values.next());
              return step;
            }));
    return made;
  }
}

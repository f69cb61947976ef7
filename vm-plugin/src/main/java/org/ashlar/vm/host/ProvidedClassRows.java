package org.ashlar.vm.host;

import java.util.Arrays;
import java.util.List;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.spi.object.ClassTable;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.value.Undefined;

/** The rows of a plug-in's class, dispatched as those of a built-in class are. */
final class ProvidedClassRows {
  private static final int DEFAULT_ATTRIBUTES = -1;

  private ProvidedClassRows() {}

  /** The rows of the prototype. */
  static <S> BuiltinTable ofPrototype(VmAccess access, ClassTable<S> table) {
    return new PrototypeRows<>(access, table);
  }

  /** The constructor, which is row 0, and its functions. */
  static <S> BuiltinTable ofConstructor(VmAccess access, ClassTable<S> table) {
    return new ConstructorRows<>(access, table);
  }

  private static int[] defaultAttributes(int rows) {
    int[] attributes = new int[rows];
    Arrays.fill(attributes, DEFAULT_ATTRIBUTES);
    return attributes;
  }

  private static final class PrototypeRows<S> extends BuiltinTable {
    private final VmAccess access;
    private final ClassTable<S> table;

    PrototypeRows(VmAccess access, ClassTable<S> table) {
      super(
          table.members().stream().map(ClassTable.Member::name).toArray(String[]::new),
          table.members().stream().mapToInt(ClassTable.Member::length).toArray(),
          table.members().stream().map(ClassTable.Member::kind).toArray(BuiltinKind[]::new),
          defaultAttributes(table.members().size()));
      this.access = access;
      this.table = table;
    }

    @Override
    public Object call(
        int id, Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
      ClassTable.Member<S> member = table.members().get(id);
      S state = ProvidedObject.stateOf(table, thisValue);
      if (state == null) {
        throw Errors.typeError(
            agent,
            Message.INCOMPATIBLE_RECEIVER,
            table.name() + ".prototype." + member.name(),
            ObjectOperations.display(thisValue));
      }
      boolean bare = member.kind() == BuiltinKind.SETTER && arguments.length == 0;
      Object[] given = bare ? new Object[] {Undefined.UNDEFINED} : arguments;
      return access.inHost(() -> member.body().call(access, state, given));
    }
  }

  private static final class ConstructorRows<S> extends BuiltinTable {
    private final VmAccess access;
    private final ClassTable<S> table;
    private final List<ClassTable.StaticMember> members;

    ConstructorRows(VmAccess access, ClassTable<S> table) {
      super(names(table), lengths(table), kinds(table), defaultAttributes(rows(table)));
      this.access = access;
      this.table = table;
      this.members = table.staticMembers();
    }

    private static int rows(ClassTable<?> table) {
      return 1 + table.staticMembers().size();
    }

    private static String[] names(ClassTable<?> table) {
      String[] names = new String[rows(table)];
      names[0] = table.name();
      for (int row = 1; row < names.length; row++) {
        names[row] = table.staticMembers().get(row - 1).name();
      }
      return names;
    }

    private static int[] lengths(ClassTable<?> table) {
      int[] lengths = new int[rows(table)];
      lengths[0] = table.length();
      for (int row = 1; row < lengths.length; row++) {
        lengths[row] = table.staticMembers().get(row - 1).length();
      }
      return lengths;
    }

    private static BuiltinKind[] kinds(ClassTable<?> table) {
      BuiltinKind[] kinds = new BuiltinKind[rows(table)];
      Arrays.fill(kinds, BuiltinKind.METHOD);
      kinds[0] = BuiltinKind.CONSTRUCTOR;
      return kinds;
    }

    @Override
    public Object call(
        int id, Agent agent, BuiltinFunction callee, Object thisValue, Object[] arguments) {
      if (id == 0) {
        throw Errors.typeError(agent, Message.CONSTRUCTOR_WITHOUT_NEW, table.name());
      }
      return access.inHost(() -> members.get(id - 1).body().call(access, arguments));
    }

    @Override
    public Object construct(
        int id, Agent agent, BuiltinFunction callee, Object[] arguments, JsObject newTarget) {
      ClassTable.Constructor<S> constructor = table.constructor();
      if (constructor == null) {
        throw Errors.typeError(agent, Message.ILLEGAL_CONSTRUCTOR);
      }
      JsObject prototype = access.classes().prototypeFor(table, newTarget);
      S state = access.inHost(() -> constructor.construct(access, arguments));
      return new ProvidedObject(agent, prototype, table, state);
    }
  }
}

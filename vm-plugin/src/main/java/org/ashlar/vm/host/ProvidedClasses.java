package org.ashlar.vm.host;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ashlar.spi.object.ClassProvider;
import org.ashlar.spi.object.ClassTable;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinTable;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;

/** The classes that plug-ins provide, as a context's realm has them; each is made when touched. */
final class ProvidedClasses {
  /**
   * The objects that {@link VmAccess#newIterator} makes; no program sees this class's constructor.
   */
  private static final ClassTable<Iterator<?>> ITERATOR =
      ClassTable.<Iterator<?>>named("Iterator")
          .method("next", 0, (access, values, arguments) -> step((VmAccess) access, values))
          .build();

  private final VmAccess access;
  private final Realm realm;
  private final Map<ClassTable<?>, JsObject> prototypes = new IdentityHashMap<>(2);
  private final Map<ClassTable<?>, JsObject> constructors = new IdentityHashMap<>(2);

  ProvidedClasses(VmAccess access) {
    this.access = access;
    this.realm = access.realm();
  }

  /** Puts the classes of every provider on the global object, beside what is there already. */
  void install(List<ClassProvider> providers) {
    for (ClassProvider provider : providers) {
      for (ClassTable<?> table : provider.classes()) {
        PropertyKey name = IntrinsicBuilder.key(realm.agent(), table.name());
        if (realm.global().rawGet(name) == null) {
          IntrinsicBuilder.on(realm, realm.global())
              .put(table.name(), later(() -> constructor(table)), Attributes.HIDDEN);
        }
      }
    }
  }

  JsObject constructor(ClassTable<?> table) {
    JsObject present = constructors.get(table);
    if (present == null) {
      BuiltinTable rows = ProvidedClassRows.ofConstructor(access, table);
      JsObject parent = realm.intrinsic(Intrinsic.FUNCTION_PROTOTYPE);
      IntrinsicBuilder builder =
          IntrinsicBuilder.constructor(realm, rows, parent, null)
              .put("prototype", later(() -> prototype(table)), 0);
      present = withConstants(builder, table).build();
      constructors.put(table, present);
    }
    return present;
  }

  private JsObject prototype(ClassTable<?> table) {
    JsObject present = prototypes.get(table);
    if (present == null) {
      BuiltinTable rows = ProvidedClassRows.ofPrototype(access, table);
      if (table == ITERATOR) {
        present =
            IntrinsicBuilder.object(realm, Intrinsic.ITERATOR_PROTOTYPE).functions(rows).build();
      } else {
        IntrinsicBuilder builder =
            IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
                .put("constructor", later(() -> constructor(table)), Attributes.HIDDEN)
                .functions(rows)
                .tag(table.name());
        present = withConstants(builder, table).build();
      }
      prototypes.put(table, present);
    }
    return present;
  }

  private IntrinsicBuilder withConstants(IntrinsicBuilder builder, ClassTable<?> table) {
    for (ClassTable.Constant constant : table.constants()) {
      builder.put(constant.name(), access.fromHost(constant.value()), Attributes.ENUMERABLE);
    }
    return builder;
  }

  /** What {@code new.target} says, or the class's own prototype. */
  JsObject prototypeFor(ClassTable<?> table, JsObject newTarget) {
    Agent agent = realm.agent();
    if (newTarget.get(agent, Keys.PROTOTYPE) instanceof JsObject prototype) {
      agent.markPrototype(prototype);
      return prototype;
    }
    return prototype(table);
  }

  <S> JsObject newInstance(ClassTable<S> table, S state) {
    return new ProvidedObject(realm.agent(), prototype(table), table, state);
  }

  JsObject newIterator(Iterator<?> values) {
    return newInstance(ITERATOR, values);
  }

  private static Object step(VmAccess access, Iterator<?> values) {
    boolean done = !values.hasNext();
    return access.realm().newIteratorResult(done ? Undefined.UNDEFINED : values.next(), done);
  }

  private static LazyValue later(Supplier<Object> maker) {
    return new LazyValue() {
      @Override
      public Object materialize() {
        return maker.get();
      }
    };
  }
}

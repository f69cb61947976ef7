package org.ashlar.vm.instruction;

import java.util.List;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PrivateName;
import org.ashlar.vm.value.PropertyKey;
import org.jspecify.annotations.Nullable;

/** What one call of a decorator is told, and where it adds initialisers until it returns. */
final class DecoratorContext {
  private final String kind;
  private final @Nullable PropertyKey key;
  private final Object name;
  private final boolean isStatic;
  private final List<JsFunction> initializers;
  private boolean finished;

  private DecoratorContext(
      String kind,
      @Nullable PropertyKey key,
      Object name,
      boolean isStatic,
      List<JsFunction> initializers) {
    this.kind = kind;
    this.key = key;
    this.name = name;
    this.isStatic = isStatic;
    this.initializers = initializers;
  }

  static DecoratorContext ofClass(JsFunction definition, List<JsFunction> initializers) {
    Object name =
        definition.rawGet(Keys.NAME) instanceof CharSequence given
            ? given
            : ((org.ashlar.vm.execution.ScriptFunction) definition).displayName();
    return new DecoratorContext("class", null, name, false, initializers);
  }

  static DecoratorContext ofElement(
      String kind, PropertyKey key, boolean isStatic, List<JsFunction> initializers) {
    Object name = key instanceof PrivateName secret ? secret.description() : key.toValue();
    return new DecoratorContext(kind, key, name, isStatic, initializers);
  }

  /** The context object. */
  JsObject object(Agent agent) {
    Realm realm = agent.realm;
    JsObject made = realm.newObject();
    put(agent, made, "kind", kind);
    PropertyKey element = key;
    if (element != null) {
      put(agent, made, "access", access(agent, element));
      put(agent, made, "static", isStatic);
      put(agent, made, "private", element instanceof PrivateName);
    }
    put(agent, made, "name", name);
    put(agent, made, "addInitializer", DecoratorFunctions.addInitializer(realm, this));
    return made;
  }

  private JsObject access(Agent agent, PropertyKey element) {
    Realm realm = agent.realm;
    JsObject made = realm.newObject();
    if (!kind.equals("setter")) {
      put(agent, made, "get", DecoratorFunctions.accessGet(realm, element));
    }
    if (!kind.equals("method") && !kind.equals("getter")) {
      put(agent, made, "set", DecoratorFunctions.accessSet(realm, element));
    }
    put(agent, made, "has", DecoratorFunctions.accessHas(realm, element));
    return made;
  }

  private static void put(Agent agent, JsObject object, String name, Object value) {
    object.rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }

  /** The decorator has returned. */
  void finish() {
    finished = true;
  }

  boolean isFinished() {
    return finished;
  }

  void add(JsFunction initializer) {
    initializers.add(initializer);
  }
}

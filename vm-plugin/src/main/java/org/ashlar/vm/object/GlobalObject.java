package org.ashlar.vm.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.IndexKey;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.StringKey;
import org.ashlar.vm.value.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The global object, whose named properties are cells that code links to, and the declarative
 * record of the global environment beside it (clause 9.1.1.4).
 *
 * <p>Its shape never has properties and every raw method for named keys goes to the cells, so no
 * inline cache on the global object can go stale; code reaches globals through {@link GlobalLinks}.
 */
public final class GlobalObject extends JsObject {
  private final Map<PropertyKey, GlobalCell> properties = new LinkedHashMap<>();
  private final Map<PropertyKey, GlobalCell> lexicals = new LinkedHashMap<>();
  private final Realm realm;

  /**
   * Standard properties without a cell come from here and stand before all others; Java null once
   * all have cells.
   */
  private @Nullable GlobalTemplate template;

  GlobalObject(Shape root, @Nullable JsObject prototype, Realm realm) {
    super(Shape.dictionary(root.storage(), true), prototype);
    references = new Object[] {new Dictionary()};
    this.realm = realm;
    this.template = realm.agent().group().globals(realm.factory());
  }

  /** The cell of an own named property, made now if it is a standard one, or Java null. */
  private @Nullable GlobalCell property(PropertyKey name) {
    GlobalCell cell = properties.get(name);
    GlobalTemplate rest = template;
    if (cell == null && rest != null && rest.has(name)) {
      cell = standardCell(rest, name);
      properties.put(rest.key(name), cell);
    }
    return cell;
  }

  private GlobalCell standardCell(GlobalTemplate from, PropertyKey name) {
    GlobalCell cell = new GlobalCell(false);
    fill(cell, from.content(name, realm, this), from.attributes(name));
    return cell;
  }

  /** Gives all standard properties cells, in order. */
  private void leaveTemplate() {
    GlobalTemplate left = template;
    if (left != null) {
      template = null;
      Map<PropertyKey, GlobalCell> present = new LinkedHashMap<>(properties);
      properties.clear();
      for (PropertyKey name : left.names()) {
        GlobalCell cell = present.remove(name);
        properties.put(name, cell != null ? cell : standardCell(left, name));
      }
      properties.putAll(present);
    }
  }

  /** The cell of a name: lexical first. Java null if it has neither. */
  public @Nullable GlobalCell cell(StringKey name) {
    GlobalCell lexical = lexicals.get(name);
    return lexical != null ? lexical : property(name);
  }

  /** The lexical binding of a name, or Java null. */
  public @Nullable GlobalCell lexical(PropertyKey name) {
    return lexicals.get(name);
  }

  /** Creates an uninitialised lexical binding that shadows a property of the same name. */
  public GlobalCell declareLexical(StringKey name, boolean constant) {
    GlobalCell cell = new GlobalCell(true);
    cell.writable = !constant;
    lexicals.put(name, cell);
    GlobalCell shadowed = properties.get(name);
    if (shadowed != null) {
      properties.put(name, replacement(shadowed));
    }
    return cell;
  }

  private static GlobalCell replacement(GlobalCell old) {
    GlobalCell fresh = new GlobalCell(false);
    fresh.value = old.value;
    fresh.special = old.special;
    fresh.attributes = old.attributes;
    fresh.writable = old.writable;
    old.value = null;
    old.special = null;
    old.dead = true;
    return fresh;
  }

  /** Names of all lexical bindings. */
  public Iterable<PropertyKey> lexicalNames() {
    return lexicals.keySet();
  }

  @Override
  public int rawAttributes(PropertyKey key) {
    if (key instanceof IndexKey) {
      return super.rawAttributes(key);
    }
    GlobalCell cell = property(key);
    return cell == null ? -1 : cell.attributes;
  }

  @Override
  public @Nullable Object rawGet(PropertyKey key) {
    if (key instanceof IndexKey) {
      return super.rawGet(key);
    }
    GlobalCell cell = property(key);
    if (cell == null) {
      return null;
    }
    if (cell.special instanceof LazyValue lazy) {
      fill(cell, lazy.materialize(), cell.attributes);
    }
    return cell.value != null ? cell.value : cell.special;
  }

  @Override
  public void rawPut(Agent agent, PropertyKey key, Object value, int attributes) {
    if (key instanceof IndexKey) {
      super.rawPut(agent, key, value, attributes);
      return;
    }
    GlobalCell cell = property(key);
    if (cell == null) {
      cell = new GlobalCell(false);
      properties.put(agent.group().keys().intern(key), cell);
    }
    fill(cell, value, attributes);
  }

  private static void fill(GlobalCell cell, Object value, int attributes) {
    boolean plain = !(value instanceof Accessor || value instanceof LazyValue);
    cell.value = plain ? value : null;
    cell.special = plain ? null : value;
    cell.attributes = attributes;
    cell.writable = plain && (attributes & Attributes.WRITABLE) != 0;
  }

  @Override
  public void rawRemove(PropertyKey key) {
    if (key instanceof IndexKey) {
      super.rawRemove(key);
      return;
    }
    if (template != null && template.has(key)) {
      leaveTemplate();
    }
    GlobalCell removed = properties.remove(key);
    if (removed != null) {
      removed.value = null;
      removed.special = null;
      removed.dead = true;
    }
  }

  @Override
  public boolean preventExtensions(Agent agent) {
    ElementStore.becomeSparse(this);
    shape = Shape.dictionary(shape.storage(), false);
    return true;
  }

  @Override
  protected void appendNamedKeys(List<PropertyKey> keys) {
    leaveTemplate();
    List<PropertyKey> named = new ArrayList<>(properties.keySet());
    appendKind(named, keys, StringKey.class);
    appendKind(named, keys, Symbol.class);
  }

  @Override
  public String className() {
    return "global";
  }
}

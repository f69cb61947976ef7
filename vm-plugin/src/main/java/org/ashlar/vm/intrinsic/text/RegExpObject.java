package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.regexp.RegExpProgram;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.shape.StorageClass;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/**
 * A RegExp object (clause 22.2.8). Its only internal slot here is the compiled pattern, which holds
 * source and flags; lastIndex is an own data property like any other.
 */
public final class RegExpObject extends SmallObject {
  private RegExpProgram program;

  /** [[Realm]] of the legacy static properties. */
  private final Realm realm;

  /** [[LegacyFeaturesEnabled]]: made by %RegExp% itself and not by a subclass. */
  private final boolean legacyFeatures;

  private RegExpObject(
      Realm realm, @Nullable JsObject prototype, RegExpProgram program, boolean legacyFeatures) {
    super(realm.agent().group().roots().ordinary(StorageClass.SMALL), prototype);
    this.realm = realm;
    this.program = program;
    this.legacyFeatures = legacyFeatures;
  }

  /** RegExpAlloc and RegExpInitialize in one: an object with lastIndex 0. */
  static RegExpObject create(
      Agent agent, JsObject prototype, RegExpProgram program, boolean legacyFeatures) {
    RegExpObject made = new RegExpObject(agent.realm, prototype, program, legacyFeatures);
    RegExpContext context = RegExpContext.of(agent.realm);
    Shape known = context.objectShape();
    if (known != null && !known.isDeprecated()) {
      made.extend(known, 0);
    } else {
      made.rawPut(agent, Keys.LAST_INDEX, 0, Attributes.WRITABLE);
      if (SlotKind.holds(made.shape.property(0).kind(), 0)) {
        context.setObjectShape(made.shape);
      }
    }
    return made;
  }

  RegExpProgram program() {
    return program;
  }

  /** What {@code compile} does. */
  void setProgram(RegExpProgram program) {
    this.program = program;
  }

  Realm realm() {
    return realm;
  }

  boolean hasLegacyFeatures() {
    return legacyFeatures;
  }

  /** The value of lastIndex, which cannot be deleted or become an accessor. */
  Object lastIndex() {
    Object value = rawGet(Keys.LAST_INDEX);
    return value == null ? 0 : value;
  }

  boolean isLastIndexWritable() {
    return (rawAttributes(Keys.LAST_INDEX) & Attributes.WRITABLE) != 0;
  }

  /** Set with Throw true. */
  void setLastIndex(Agent agent, int value) {
    if (!isLastIndexWritable()) {
      throw ObjectOperations.cannotSet(agent, this, Keys.LAST_INDEX);
    }
    rawPut(agent, Keys.LAST_INDEX, value, Attributes.WRITABLE);
  }

  /** True if lastIndex is the only own property, and writable. */
  boolean isPlain() {
    return !isDictionary() && shape.count() == 1 && isLastIndexWritable();
  }

  @Override
  public String className() {
    return "RegExp";
  }
}

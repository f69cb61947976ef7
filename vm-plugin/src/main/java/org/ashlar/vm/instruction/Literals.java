package org.ashlar.vm.instruction;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.code.RegExpLiteral;
import org.ashlar.vm.code.TemplateLiteral;
import org.ashlar.vm.execution.AllocationSite;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.intrinsic.text.RegExpConstructor;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Elements;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsArray;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LargeObject;
import org.ashlar.vm.object.MediumObject;
import org.ashlar.vm.object.PropertyDescriptor;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.SlotKind;
import org.ashlar.vm.shape.StorageClass;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Keys;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Object, array, regular expression and template literals (clauses 13.2.4 to 13.2.8). */
public final class Literals {
  private static final int LOOKAHEAD_WORDS = 256;
  private static final int SAMPLES = 8;
  private static final int SMALL_FIELDS = 2;
  private static final int MEDIUM_FIELDS = 4;

  private Literals() {}

  /**
   * {}, in the storage class that fits the fields that the following instructions define. The first
   * objects of a site show which of them are numbers; then its root shape is fixed.
   */
  public static JsObject newObject(Agent agent, FeedbackVector feedback, int pc, int slot) {
    JsObject prototype = agent.realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE);
    if (feedback.caches[slot] instanceof Shape root) {
      JsObject made =
          switch (root.storage().fields()) {
            case SMALL_FIELDS -> new SmallObject(root, prototype);
            case MEDIUM_FIELDS -> new MediumObject(root, prototype);
            default -> new LargeObject(root, prototype);
          };
      return agent.visible(made);
    }
    boolean learnt = ++feedback.kinds[slot] > SAMPLES;
    StorageClass storage = storageOf(feedback, pc, learnt);
    if (learnt) {
      feedback.caches[slot] = agent.group().roots().ordinary(storage);
    }
    return AllocationSite.allocate(agent, storage, prototype);
  }

  /** The storage class for the fields that are defined on the register of a NEW_OBJECT. */
  private static StorageClass storageOf(FeedbackVector feedback, int pc, boolean learnt) {
    int[] words = feedback.body.instructions();
    int register = words[pc + 1];
    int references = 0;
    int numbers = 0;
    int end = Math.min(words.length, pc + LOOKAHEAD_WORDS);
    for (int at = pc + 3; at < end; at += Opcode.of(words[at]).length()) {
      if (words[at] == Op.DEFINE_FIELD && words[at + 1] == register) {
        boolean number =
            learnt
                && feedback.caches[words[at + 4]] instanceof PropertyCache cache
                && cache.kind != SlotKind.REFERENCE;
        numbers += number ? 1 : 0;
        references += number ? 0 : 1;
      } else if ((words[at] == Op.NEW_OBJECT || words[at] == Op.MOVE)
          && words[at + 1] == register) {
        break;
      }
    }
    return references + numbers == 0
        ? StorageClass.MEDIUM
        : StorageClass.fitting(references, numbers);
  }

  /** An array of values in registers; Java null is a hole. */
  public static JsArray newArray(Agent agent, @Nullable Object[] registers, int first, int count) {
    if (count == 0) {
      return agent.realm.newArray();
    }
    return arrayOf(agent.realm, registers, first, count);
  }

  /** An array of constants. */
  public static JsArray newArrayCopy(Agent agent, Object constant) {
    Object[] values = (Object[]) constant;
    agent.charge(values.length * 8L);
    return arrayOf(agent.realm, values, 0, values.length);
  }

  private static JsArray arrayOf(Realm realm, @Nullable Object[] values, int first, int count) {
    boolean ints = true;
    boolean numbers = true;
    for (int i = first; i < first + count && numbers; i++) {
      Object value = values[i];
      boolean isInt = value instanceof Integer number && number != Elements.INT_HOLE;
      ints &= isInt;
      numbers = isInt || value instanceof Double;
    }
    if (ints) {
      int[] dense = new int[count];
      for (int i = 0; i < count; i++) {
        dense[i] = (Integer) values[first + i];
      }
      return realm.newArray(dense, count);
    }
    if (numbers) {
      double[] dense = new double[count];
      for (int i = 0; i < count; i++) {
        dense[i] = Elements.canonical(((Number) values[first + i]).doubleValue());
      }
      return realm.newArray(dense, count);
    }
    Object[] dense = new Object[count];
    System.arraycopy(values, first, dense, 0, count);
    return realm.newArray(dense, count);
  }

  /** Appends to an array that is being built; Java null is a hole. */
  public static void append(Agent agent, Object array, @Nullable Object value) {
    JsArray list = (JsArray) array;
    if (value == null) {
      list.setLength(agent, list.lengthValue() + 1);
    } else {
      list.append(agent, value);
    }
  }

  /** A new RegExp object. */
  public static JsObject newRegExp(Agent agent, Object constant) {
    RegExpLiteral literal = (RegExpLiteral) constant;
    return RegExpConstructor.create(agent, literal.pattern(), literal.flags());
  }

  @EcmaSpec("sec-gettemplateobject")
  public static JsObject templateObject(Agent agent, Object constant) {
    Realm realm = agent.realm;
    JsObject present = realm.template(constant);
    if (present != null) {
      return present;
    }
    TemplateLiteral literal = (TemplateLiteral) constant;
    @Nullable String[] cooked = literal.cooked();
    Object[] values = new Object[cooked.length];
    for (int i = 0; i < values.length; i++) {
      String text = cooked[i];
      values[i] = text == null ? Undefined.UNDEFINED : text;
    }
    JsArray template = realm.newArray(values);
    JsArray raw = realm.newArray(literal.raw().toArray());
    ObjectOperations.setIntegrityLevel(agent, raw, true);
    template.defineOwnProperty(agent, Keys.RAW, PropertyDescriptor.data(raw, 0));
    ObjectOperations.setIntegrityLevel(agent, template, true);
    realm.setTemplate(constant, template);
    return template;
  }

  /** CreateDataPropertyOrThrow under a key value. */
  public static void defineElement(Agent agent, Object object, Object key, Object value) {
    ObjectOperations.createDataPropertyOrThrow(
        agent, (JsObject) object, TypeConversion.toPropertyKey(agent, key), value);
  }

  /** __proto__: value in a literal. */
  public static void setLiteralPrototype(Agent agent, Object object, Object value) {
    if (value instanceof JsObject prototype) {
      ((JsObject) object).setPrototypeOf(agent, prototype);
    } else if (value == JsNull.NULL) {
      ((JsObject) object).setPrototypeOf(agent, null);
    }
  }

  /** Copies own enumerable properties except those whose key values are in registers. */
  public static void copyDataProperties(
      Agent agent,
      Object target,
      Object source,
      @Nullable Object[] registers,
      int first,
      int count) {
    List<PropertyKey> excluded = new ArrayList<>(count);
    for (int i = first; i < first + count; i++) {
      Object key = registers[i];
      if (key != null) {
        excluded.add(TypeConversion.toPropertyKey(agent, key));
      }
    }
    ObjectOperations.copyDataProperties(agent, (JsObject) target, source, excluded);
  }

  /** Attributes of a method: class methods are hidden, those of literals are not. */
  static int methodAttributes(int kind) {
    return (kind & 4) != 0 ? Attributes.DEFAULT : Attributes.HIDDEN;
  }
}

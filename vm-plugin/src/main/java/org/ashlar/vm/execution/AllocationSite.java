package org.ashlar.vm.execution;

import java.util.HashSet;
import java.util.Set;
import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.code.Op;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LargeObject;
import org.ashlar.vm.object.MediumObject;
import org.ashlar.vm.object.SmallObject;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Property;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.shape.StorageClass;
import org.ashlar.vm.value.Keys;
import org.jspecify.annotations.Nullable;

/**
 * What a constructor learnt about its objects: the storage class that fits their final shape.
 *
 * <p>The first objects start in the class that fits the properties that the code stores in this;
 * after a few the class is fixed. Shared by realms and agents; a lost update only delays the
 * decision.
 */
public final class AllocationSite {
  private static final int SAMPLES = 4;

  private StorageClass storage;
  private int seen;
  private int references;
  private int numbers;
  private @Nullable Shape root;
  private volatile @Nullable Place prototype;

  /** Where functions of a shape have their prototype property. */
  private record Place(Shape shape, int slot) {}

  private AllocationSite(StorageClass storage) {
    this.storage = storage;
  }

  /** The site of a constructor's code. */
  public static AllocationSite of(CodeBlock code) {
    FeedbackVector feedback = FeedbackVector.of(code);
    if (feedback.allocation instanceof AllocationSite present) {
      return present;
    }
    AllocationSite made = new AllocationSite(firstGuess(feedback));
    feedback.allocation = made;
    return made;
  }

  /**
   * The class of the first objects. They live as long as later ones, and each place that meets both
   * has two shapes to know, so the guess should be right.
   */
  private static StorageClass firstGuess(FeedbackVector feedback) {
    int[] words = feedback.body.instructions();
    Set<Integer> keys = new HashSet<>();
    for (int pc = 0; pc < words.length; pc += Opcode.of(words[pc]).length()) {
      if (words[pc] == Op.SET_PROPERTY && words[pc + 1] == feedback.thisRegister) {
        keys.add(words[pc + 2]);
      }
    }
    return keys.isEmpty() ? StorageClass.MEDIUM : StorageClass.fitting(keys.size(), keys.size());
  }

  /** Whether the storage class is decided. */
  public boolean settled() {
    return seen >= SAMPLES;
  }

  /** The shape that objects begin in, once their storage class is decided; else Java null. */
  public @Nullable Shape root() {
    return settled() ? root : null;
  }

  /** Looks at an object whose constructor has returned. */
  void observe(Agent agent, JsObject made) {
    Shape shape = made.shape;
    if (shape.isDictionary()) {
      return;
    }
    references = Math.max(references, shape.referenceCount());
    numbers = Math.max(numbers, shape.numberCount());
    seen++;
    if (seen >= SAMPLES) {
      storage = StorageClass.fitting(references, numbers);
      root = agent.group().roots().ordinary(storage);
    }
  }

  /**
   * The prototype property of a function of this code, if it is an object that is known as a
   * prototype and lies where it did before; else Java null.
   */
  @Nullable JsObject prototypeOf(JsObject function) {
    Place place = prototype;
    return place != null
            && place.shape == function.shape
            && function.reference(place.slot) instanceof JsObject object
            && (object.flags & JsObject.USED_AS_PROTOTYPE) != 0
        ? object
        : null;
  }

  /** Remembers where a function that has constructed keeps its prototype property. */
  void learnPrototype(JsObject function) {
    Property property = function.shape.lookup(Keys.PROTOTYPE);
    if (property != null && (property.attributes() & Attributes.ACCESSOR) == 0) {
      prototype = new Place(function.shape, property.slot());
    }
  }

  JsObject allocate(Agent agent, @Nullable JsObject prototype) {
    return allocate(agent, storage, prototype);
  }

  /** A new empty ordinary object in a storage class. */
  public static JsObject allocate(Agent agent, StorageClass storage, @Nullable JsObject prototype) {
    Shape root = agent.group().roots().ordinary(storage);
    JsObject made =
        switch (storage) {
          case SMALL -> new SmallObject(root, prototype);
          case MEDIUM -> new MediumObject(root, prototype);
          case LARGE -> new LargeObject(root, prototype);
          case NONE -> new JsObject(root, prototype);
        };
    return agent.visible(made);
  }
}

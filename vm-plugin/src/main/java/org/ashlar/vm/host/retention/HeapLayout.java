package org.ashlar.vm.host.retention;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.ashlar.spi.memory.GuestHeap.References;
import org.ashlar.vm.ChargedToNobody;

/**
 * How objects of one class are measured: their own size, and the fields that lead on.
 *
 * <p>Implementation note. A layout is read off the class, so an internal slot that is added to a
 * class is traced from then on, and none can be forgotten. Only classes of the virtual machine are
 * looked into; of the JDK's, collections and references are asked for their content. Anything else
 * is an object of the embedder's, which counts as one small object. Sizes are those of 64-bit JVMs
 * with compressed references.
 */
final class HeapLayout {
  private static final String OWN_CLASSES = "org.ashlar.vm.";

  private static final String JDK_CLASSES = "java.";

  private static final int HEADER_BYTES = 8;
  private static final int REFERENCE_BYTES = 4;
  private static final int ALIGNMENT = 8;
  private static final int FOREIGN_BYTES = 24;
  private static final int LIST_ELEMENT_BYTES = 8;
  private static final int MAP_ENTRY_BYTES = 40;

  private static final Field[] NONE = new Field[0];

  /** What is asked of an object beside its fields. */
  private enum Content {
    NOTHING,
    LIST,
    SET,
    MAP,
    HOLDER,
    TEXT
  }

  private final long bytes;
  private final Field[] references;
  private final Content content;

  private HeapLayout(long bytes, Field[] references, Content content) {
    this.bytes = bytes;
    this.references = references;
    this.content = content;
  }

  /** The layouts that one machine has met. Safe for any thread. */
  static final class Table {
    private final ConcurrentHashMap<Class<?>, HeapLayout> layouts = new ConcurrentHashMap<>();

    HeapLayout of(Class<?> type) {
      HeapLayout present = layouts.get(type);
      return present != null ? present : layouts.computeIfAbsent(type, HeapLayout::read);
    }
  }

  private static HeapLayout read(Class<?> type) {
    if (type.isAnnotationPresent(ChargedToNobody.class) || isConstant(type)) {
      return new HeapLayout(0, NONE, Content.NOTHING);
    }
    if (!type.getName().startsWith(OWN_CLASSES)) {
      return new HeapLayout(FOREIGN_BYTES, NONE, content(type));
    }
    List<Field> references = new ArrayList<>();
    long size = HEADER_BYTES;
    Class<?> at = type;
    for (; at.getName().startsWith(OWN_CLASSES); at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          size += bytes(field.getType());
          if (leadsOn(field.getType())) {
            field.setAccessible(true);
            references.add(field);
          }
        }
      }
    }
    return new HeapLayout(
        align(at == Object.class || at == Record.class ? size : size + FOREIGN_BYTES),
        references.toArray(NONE),
        content(at));
  }

  private static boolean leadsOn(Class<?> type) {
    return !type.isPrimitive()
        && !isConstant(type)
        && !type.isAnnotationPresent(ChargedToNobody.class);
  }

  private static boolean isConstant(Class<?> type) {
    return Enum.class.isAssignableFrom(type) || type == Class.class || type == Boolean.class;
  }

  private static Content content(Class<?> type) {
    if (!type.getName().startsWith(JDK_CLASSES)) {
      return Content.NOTHING;
    }
    if (Map.class.isAssignableFrom(type)) {
      return Content.MAP;
    }
    if (Set.class.isAssignableFrom(type)) {
      return Content.SET;
    }
    if (Collection.class.isAssignableFrom(type)) {
      return Content.LIST;
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return Content.TEXT;
    }
    return type == AtomicReference.class ? Content.HOLDER : Content.NOTHING;
  }

  private static int bytes(Class<?> type) {
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    if (type == int.class || type == float.class || !type.isPrimitive()) {
      return REFERENCE_BYTES;
    }
    return type == char.class || type == short.class ? Short.BYTES : Byte.BYTES;
  }

  /** The size of an array, its header included. */
  static long arrayBytes(long length, int elementBytes) {
    return align(HEADER_BYTES + Integer.BYTES + length * elementBytes);
  }

  private static long align(long size) {
    return (size + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /**
   * Passes on what an object of this class refers to.
   *
   * @return its own size in bytes
   */
  long visit(Object object, References sink) {
    for (Field field : references) {
      Object value = read(field, object);
      if (value != null) {
        sink.node(value);
      }
    }
    return content == Content.NOTHING ? bytes : bytes + visitContent(object, sink);
  }

  private static Object read(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private long visitContent(Object object, References sink) {
    switch (content) {
      case LIST, SET -> {
        Collection<?> elements = (Collection<?>) object;
        pass(elements, sink);
        return (long) elements.size()
            * (content == Content.SET ? MAP_ENTRY_BYTES : LIST_ELEMENT_BYTES);
      }
      case MAP -> {
        Map<?, ?> entries = (Map<?, ?>) object;
        pass(entries.keySet(), sink);
        pass(entries.values(), sink);
        return (long) entries.size() * MAP_ENTRY_BYTES;
      }
      case HOLDER -> {
        Object held = ((AtomicReference<?>) object).get();
        if (held != null) {
          sink.node(held);
        }
        return 0;
      }
      case TEXT -> {
        return arrayBytes(((CharSequence) object).length(), Character.BYTES);
      }
      case NOTHING -> {
        return 0;
      }
    }
    throw new AssertionError(content);
  }

  private static void pass(Iterable<?> elements, References sink) {
    for (Object element : elements) {
      if (element != null) {
        sink.node(element);
      }
    }
  }
}

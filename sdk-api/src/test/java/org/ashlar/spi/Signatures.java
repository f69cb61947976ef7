package org.ashlar.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything a package offers to other code, one sorted line per class and member. */
final class Signatures {
  private Signatures() {}

  static List<String> of(String packageName, Path classes) throws IOException {
    List<String> lines = new ArrayList<>();
    Path directory = classes.resolve(packageName.replace('.', '/'));
    try (Stream<Path> files = Files.list(directory)) {
      List<? extends Class<?>> types =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
              .map(name -> load(packageName + "." + name.substring(0, name.length() - 6)))
              .filter(Signatures::isVisible)
              .sorted(Comparator.comparing(Class::getName))
              .toList();
      types.forEach(type -> describe(type, lines));
    }
    return lines;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Signatures.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      if (!isVisible(each.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic();
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void describe(Class<?> type, List<String> lines) {
    lines.add(header(type));
    List<String> members = new ArrayList<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        members.add(component.getGenericType().getTypeName() + " " + component.getName());
      }
      members.replaceAll(line -> "component " + line);
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add("constructor" + parameters(constructor));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            "field "
                + Modifier.toString(field.getModifiers())
                + " "
                + field.getGenericType().getTypeName()
                + " "
                + field.getName());
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
        members.add(
            "method "
                + (method.isDefault() ? "default " : "")
                + Modifier.toString(method.getModifiers() & ~Modifier.TRANSIENT)
                + " "
                + method.getGenericReturnType().getTypeName()
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    members.stream().sorted().map(line -> "  " + line).forEach(lines::add);
  }

  private static String header(Class<?> type) {
    StringBuilder line = new StringBuilder(Modifier.toString(type.getModifiers()));
    line.append(
        type.isEnum()
            ? " enum "
            : type.isRecord() ? " record " : type.isInterface() ? " " : " class ");
    line.append(type.getName());
    if (type.getGenericSuperclass() != null
        && type.getSuperclass() != Object.class
        && !type.isEnum()
        && !type.isRecord()) {
      line.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    String interfaces =
        Arrays.stream(type.getGenericInterfaces())
            .map(Type::getTypeName)
            .collect(Collectors.joining(", "));
    return interfaces.isEmpty() ? line.toString() : line + " implements " + interfaces;
  }

  private static String parameters(Executable executable) {
    String parameters =
        Arrays.stream(executable.getParameters())
            .map(Parameter::getParameterizedType)
            .map(Type::getTypeName)
            .collect(Collectors.joining(", ", "(", ")"));
    String thrown =
        Arrays.stream(executable.getExceptionTypes())
            .map(Class::getName)
            .collect(Collectors.joining(", "));
    return thrown.isEmpty() ? parameters : parameters + " throws " + thrown;
  }
}

package org.ashlar.example.rhino;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.BaseFunction;
import org.mozilla.javascript.Callable;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.Undefined;

/** Values as text for a console, without running code of the program. */
final class RhinoDisplay {
  private static final int DEPTH = 2;

  private RhinoDisplay() {}

  static String display(@Nullable Object value) {
    return value instanceof CharSequence text ? text.toString() : show(value, DEPTH);
  }

  /** The value of an own data property, or NOT_FOUND; a getter is not called. */
  static Object dataProperty(Scriptable holder, String name) {
    if (holder instanceof ScriptableObject object && isAccessor(object, name)) {
      return Scriptable.NOT_FOUND;
    }
    return holder.get(name, holder);
  }

  /** The text of a data property of an error or its prototypes; empty if there is none. */
  static String text(Scriptable error, String name) {
    Scriptable holder = error;
    while (holder != null) {
      Object value = dataProperty(holder, name);
      if (value != Scriptable.NOT_FOUND) {
        return value instanceof CharSequence text ? text.toString() : "";
      }
      holder = holder.getPrototype();
    }
    return "";
  }

  private static boolean isAccessor(ScriptableObject object, String name) {
    return object.getGetterOrSetter(name, 0, object, false) instanceof Callable
        || object.getGetterOrSetter(name, 0, object, true) instanceof Callable;
  }

  private static String show(@Nullable Object value, int depth) {
    if (value == null) {
      return "null";
    } else if (Undefined.isUndefined(value)) {
      return "undefined";
    }
    return switch (value) {
      case CharSequence text -> "'" + text + "'";
      case Number number -> ScriptRuntime.toString(number);
      case Boolean flag -> flag.toString();
      case Symbol symbol -> symbol.toString();
      case BaseFunction function -> "[Function: " + function.getFunctionName() + "]";
      case NativeArray array -> depth < 0 ? "[Array]" : elements(array, depth);
      case ScriptableObject error when error.getClassName().equals("Error") ->
          dataProperty(error, "message") instanceof CharSequence text ? "Error: " + text : "Error";
      case ScriptableObject object -> depth < 0 ? "[Object]" : members(object, depth);
      default -> value.toString();
    };
  }

  private static String elements(NativeArray array, int depth) {
    StringJoiner text = new StringJoiner(", ", "[ ", " ]");
    long length = Math.min(array.getLength(), 100);
    for (int i = 0; i < length; i++) {
      text.add(show(array.get(i, array), depth - 1));
    }
    return length == 0 ? "[]" : text.toString();
  }

  private static String members(ScriptableObject object, int depth) {
    StringJoiner text = new StringJoiner(", ", "{ ", " }");
    Object[] ids = object.getIds();
    for (Object id : ids) {
      String name = id.toString();
      Object value =
          id instanceof Integer index ? object.get(index, object) : dataProperty(object, name);
      text.add(name + ": " + (value == Scriptable.NOT_FOUND ? "[Getter]" : show(value, depth - 1)));
    }
    return ids.length == 0 ? "{}" : text.toString();
  }
}

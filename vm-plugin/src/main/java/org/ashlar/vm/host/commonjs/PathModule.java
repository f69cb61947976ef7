package org.ashlar.vm.host.commonjs;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.LazyValue;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.PropertyKey;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;

/** The path module. */
final class PathModule {
  private PathModule() {}

  static JsObject create(Realm realm) {
    JsObject path =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(PathModuleTable.TABLE)
            .put("sep", "/", Attributes.DEFAULT)
            .put("delimiter", ":", Attributes.DEFAULT)
            .build();
    Agent agent = realm.agent();
    put(agent, path, "posix", path);
    path.rawPut(
        agent,
        key(agent, "win32"),
        new LazyValue() {
          @Override
          public Object materialize() {
            return windows(realm, path);
          }
        },
        Attributes.DEFAULT);
    return path;
  }

  private static JsObject windows(Realm realm, JsObject path) {
    Agent agent = realm.agent();
    JsObject windows = CommonJsLoader.of(realm).library().loadObject("internal/path-win32");
    put(agent, windows, "posix", path);
    put(agent, windows, "win32", windows);
    return windows;
  }

  private static String text(Agent agent, Object value, String name) {
    if (value instanceof CharSequence text) {
      return Strings.flat(text);
    }
    throw HostErrors.invalidType(agent, name, "of type string", value);
  }

  private static List<String> texts(Agent agent, Object[] arguments) {
    List<String> parts = new ArrayList<>();
    for (Object argument : arguments) {
      parts.add(text(agent, argument, "path"));
    }
    return parts;
  }

  @Builtin(name = "join", length = 0, attributes = Attributes.DEFAULT)
  static Object join(Agent agent, Object thisValue, Object[] parts) {
    return PosixPath.join(texts(agent, parts));
  }

  @Builtin(name = "resolve", length = 0, attributes = Attributes.DEFAULT)
  static Object resolve(Agent agent, BuiltinFunction callee, Object thisValue, Object[] parts) {
    return PosixPath.resolve(CommonJsLoader.of(callee.realm).directory(), texts(agent, parts));
  }

  @Builtin(name = "normalize", attributes = Attributes.DEFAULT)
  static Object normalize(Agent agent, Object thisValue, Object path) {
    return PosixPath.normalize(text(agent, path, "path"));
  }

  @Builtin(name = "isAbsolute", attributes = Attributes.DEFAULT)
  static Object isAbsolute(Agent agent, Object thisValue, Object path) {
    return PosixPath.isAbsolute(text(agent, path, "path"));
  }

  @Builtin(name = "dirname", attributes = Attributes.DEFAULT)
  static Object dirname(Agent agent, Object thisValue, Object path) {
    return PosixPath.directory(text(agent, path, "path"));
  }

  @Builtin(name = "basename", attributes = Attributes.DEFAULT)
  static Object basename(Agent agent, Object thisValue, Object path, Object suffix) {
    String name = PosixPath.base(text(agent, path, "path"));
    if (suffix == Undefined.UNDEFINED) {
      return name;
    }
    String end = text(agent, suffix, "suffix");
    return name.endsWith(end) && !name.equals(end)
        ? name.substring(0, name.length() - end.length())
        : name;
  }

  @Builtin(name = "extname", attributes = Attributes.DEFAULT)
  static Object extname(Agent agent, Object thisValue, Object path) {
    return PosixPath.extension(text(agent, path, "path"));
  }

  @Builtin(name = "relative", attributes = Attributes.DEFAULT)
  static Object relative(
      Agent agent, BuiltinFunction callee, Object thisValue, Object from, Object to) {
    String directory = CommonJsLoader.of(callee.realm).directory();
    return PosixPath.relative(
        PosixPath.resolve(directory, List.of(text(agent, from, "from"))),
        PosixPath.resolve(directory, List.of(text(agent, to, "to"))));
  }

  @Builtin(name = "parse", attributes = Attributes.DEFAULT)
  static Object parse(Agent agent, Object thisValue, Object path) {
    String whole = text(agent, path, "path");
    String base = PosixPath.base(whole);
    String extension = PosixPath.extension(whole);
    boolean hasDirectory = whole.indexOf('/') >= 0;
    JsObject parsed = agent.realm.newObject();
    put(agent, parsed, "root", whole.startsWith("/") ? "/" : "");
    String directory = hasDirectory ? PosixPath.directory(whole) : "";
    put(agent, parsed, "dir", directory.equals("//") ? "/" : directory);
    put(agent, parsed, "base", base);
    put(agent, parsed, "ext", extension);
    put(agent, parsed, "name", base.substring(0, base.length() - extension.length()));
    return parsed;
  }

  @Builtin(name = "format", attributes = Attributes.DEFAULT)
  static Object format(Agent agent, Object thisValue, Object parts) {
    if (!(parts instanceof JsObject object)) {
      throw HostErrors.invalidType(agent, "pathObject", "of type object", parts);
    }
    String directory = member(agent, object, "dir");
    String root = member(agent, object, "root");
    String base = member(agent, object, "base");
    if (base.isEmpty()) {
      String extension = member(agent, object, "ext");
      boolean dotted = extension.isEmpty() || extension.startsWith(".");
      base = member(agent, object, "name") + (dotted ? "" : ".") + extension;
    }
    if (directory.isEmpty()) {
      return root + base;
    }
    return directory.equals(root) ? directory + base : directory + "/" + base;
  }

  @Builtin(name = "toNamespacedPath", attributes = Attributes.DEFAULT)
  static Object toNamespacedPath(Agent agent, Object thisValue, Object path) {
    return path;
  }

  private static String member(Agent agent, JsObject object, String name) {
    Object value = object.get(agent, key(agent, name));
    return value == Undefined.UNDEFINED ? "" : TypeConversion.toFlatString(agent, value);
  }

  private static void put(Agent agent, JsObject object, String name, Object value) {
    object.rawPut(agent, key(agent, name), value, Attributes.DEFAULT);
  }

  private static PropertyKey key(Agent agent, String name) {
    return agent.group().keys().intern(name);
  }
}

package org.ashlar.vm.host.filesystem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.ashlar.spi.host.HostFile;
import org.ashlar.spi.host.HostHooks;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.host.buffer.Buffers;
import org.ashlar.vm.host.buffer.TextEncoding;
import org.ashlar.vm.host.node.Background;
import org.ashlar.vm.host.node.HostErrors;
import org.ashlar.vm.host.node.PosixPath;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, read as the fs module reads them. */
final class FileArguments {
  private static final int OCTAL = 8;

  private final Agent agent;
  private final HostHooks hooks;
  private final String directory;
  private final Realm realm;
  private final Object[] arguments;

  FileArguments(Agent agent, Realm realm, Object[] arguments) {
    Background background = Background.of(realm);
    this.agent = agent;
    this.realm = realm;
    this.hooks = background.hooks();
    this.directory = background.directory();
    this.arguments = arguments;
  }

  Agent agent() {
    return agent;
  }

  HostHooks hooks() {
    return hooks;
  }

  OpenFiles openFiles() {
    return OpenFiles.of(realm);
  }

  boolean isDescriptor(int index) {
    return at(index) instanceof Number;
  }

  /** The number of an open file. */
  int descriptor(int index) {
    Object value = at(index);
    if (!(value instanceof Number number)) {
      throw HostErrors.invalidType(agent, "fd", "of type number", value);
    }
    double descriptor = number.doubleValue();
    if (descriptor % 1 != 0) {
      throw HostErrors.outOfRange(agent, "fd", "an integer", value);
    }
    if (descriptor < 0 || descriptor > Integer.MAX_VALUE) {
      throw HostErrors.outOfRange(agent, "fd", ">= 0 && <= 2147483647", value);
    }
    return (int) descriptor;
  }

  HostFile openFile(int index) {
    return openFiles().require(descriptor(index));
  }

  /** An argument, or undefined. */
  Object at(int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  /** A path that the program may use in a way. */
  FilePath path(int index, String name, PermissionPolicy.Kind kind) {
    FilePath path = path(index, name);
    FileCall.require(agent, hooks.permissions(), kind, path);
    return path;
  }

  /** A path: a text, bytes of one, or a file URL. */
  FilePath path(int index, String name) {
    String text = pathText(at(index), name);
    if (text.indexOf('\0') >= 0) {
      throw HostErrors.wrongValue(
          agent,
          "argument '" + name + "' must be a string, Uint8Array, or URL without null bytes",
          text);
    }
    return new FilePath(text, PosixPath.resolve(directory, List.of(text)));
  }

  private String pathText(Object value, String name) {
    if (value instanceof CharSequence text) {
      return Strings.flat(text);
    }
    if (value instanceof TypedArrayObject bytes) {
      return new String(
          Objects.requireNonNull(Buffers.bytes(agent, bytes)), StandardCharsets.UTF_8);
    }
    if (value instanceof JsObject object
        && object.get(agent, agent.group().keys().lookup("href")) instanceof CharSequence
        && object.get(agent, agent.group().keys().lookup("protocol")) instanceof CharSequence scheme
        && object.get(agent, agent.group().keys().lookup("pathname"))
            instanceof CharSequence path) {
      if (!scheme.toString().equals("file:")) {
        throw HostErrors.withCode(
            agent,
            ErrorKind.TYPE_ERROR,
            "ERR_INVALID_URL_SCHEME",
            "The URL must be of scheme file");
      }
      return decoded(path.toString());
    }
    throw HostErrors.wrongType(
        agent,
        "\"" + name + "\" argument",
        "of type string or an instance of Buffer or URL",
        value);
  }

  private String decoded(String path) {
    if (path.toLowerCase(Locale.ROOT).contains("%2f")) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_INVALID_FILE_URL_PATH",
          "File URL path must not include encoded / characters");
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Errors.of(agent, ErrorKind.URI_ERROR, "URI malformed");
    }
  }

  /** A member of an options object; undefined if there are no options or they are a text. */
  Object option(int index, String name) {
    return at(index) instanceof JsObject options && !(options instanceof JsFunction)
        ? options.get(agent, agent.group().keys().lookup(name))
        : Undefined.UNDEFINED;
  }

  boolean flag(int index, String name) {
    return TypeConversion.toBoolean(option(index, name));
  }

  /** The encoding that an argument or its option names; Java null for none, which means bytes. */
  @Nullable TextEncoding encoding(int index) {
    Object name = at(index) instanceof CharSequence ? at(index) : option(index, "encoding");
    if (name == Undefined.UNDEFINED || name == JsNull.NULL) {
      return null;
    }
    TextEncoding known =
        name instanceof CharSequence text ? TextEncoding.of(Strings.flat(text)) : null;
    if (known == null && !(name instanceof CharSequence text && text.toString().equals("buffer"))) {
      throw HostErrors.wrongValue(agent, "argument 'encoding' is invalid encoding", name);
    }
    return known;
  }

  /** What is to be written: a text in the encoding of the options, or bytes. */
  byte[] content(int index, int options) {
    TextEncoding encoding = encoding(options);
    byte[] bytes =
        Buffers.content(agent, at(index), encoding == null ? TextEncoding.UTF_8 : encoding);
    if (bytes == null) {
      throw HostErrors.wrongType(
          agent,
          "\"data\" argument",
          "of type string or an instance of Buffer, TypedArray, or DataView",
          at(index));
    }
    return bytes;
  }

  /** A number, or the default where the argument is undefined. */
  int number(int index, String name, int byDefault) {
    Object value = at(index);
    if (value == Undefined.UNDEFINED || value == JsNull.NULL) {
      return byDefault;
    }
    if (!(value instanceof Number)) {
      throw HostErrors.wrongType(agent, "\"" + name + "\" argument", "of type number", value);
    }
    return TypeConversion.toInt32(agent, value);
  }

  /** The bits of rights, as a number or as octal digits; -1 for undefined. */
  int mode(Object value) {
    if (value == Undefined.UNDEFINED || value == JsNull.NULL) {
      return -1;
    }
    if (value instanceof CharSequence text && text.toString().matches("[0-7]{1,4}")) {
      return Integer.parseInt(text.toString(), OCTAL);
    }
    if (!(value instanceof Number)) {
      throw HostErrors.wrongType(agent, "\"mode\" argument", "of type number", value);
    }
    return TypeConversion.toInt32(agent, value) & 0_7777;
  }

  /** A moment in milliseconds: a number of seconds, also as text, or a Date. */
  double time(int index) {
    Object value = at(index);
    return value instanceof JsObject
        ? TypeConversion.toDouble(agent, value)
        : TypeConversion.toDouble(agent, value) * 1_000;
  }
}

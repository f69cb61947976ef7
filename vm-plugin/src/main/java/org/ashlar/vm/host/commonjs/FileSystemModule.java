package org.ashlar.vm.host.commonjs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ashlar.api.AshlarException;
import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.exotic.ArrayBufferObject;
import org.ashlar.vm.exotic.ArrayBufferOperations;
import org.ashlar.vm.exotic.TypedArrayObject;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.value.Strings;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The synchronous half of the fs module that command-line programs need. */
final class FileSystemModule {
  private FileSystemModule() {}

  static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .functions(FileSystemModuleTable.TABLE)
        .build();
  }

  private static String path(Agent agent, CommonJsLoader loader, Object value) {
    if (!(value instanceof CharSequence text)) {
      throw HostErrors.withCode(
          agent,
          ErrorKind.TYPE_ERROR,
          "ERR_INVALID_ARG_TYPE",
          "The \"path\" argument must be of type string or an instance of Buffer or URL. Received "
              + ObjectOperations.display(value));
    }
    return PosixPath.resolve(loader.directory(), List.of(Strings.flat(text)));
  }

  private static @Nullable Charset encoding(Agent agent, Object options) {
    Object name =
        options instanceof JsObject object
            ? object.get(agent, agent.group().keys().lookup("encoding"))
            : options;
    if (!(name instanceof CharSequence text)) {
      return null;
    }
    return switch (Strings.flat(text).toLowerCase(java.util.Locale.ROOT)) {
      case "utf8", "utf-8" -> StandardCharsets.UTF_8;
      case "latin1", "binary" -> StandardCharsets.ISO_8859_1;
      case "ascii" -> StandardCharsets.US_ASCII;
      case "utf16le", "ucs2" -> StandardCharsets.UTF_16LE;
      default ->
          throw HostErrors.withCode(
              agent,
              ErrorKind.TYPE_ERROR,
              "ERR_INVALID_ARG_VALUE",
              "The argument 'encoding' is invalid encoding. Received '" + text + "'");
    };
  }

  @Builtin(name = "readFileSync", length = 2, attributes = Attributes.DEFAULT)
  static Object readFileSync(
      Agent agent, BuiltinFunction callee, Object thisValue, Object file, Object options) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    Charset charset = encoding(agent, options);
    byte[] bytes =
        file instanceof Integer descriptor && descriptor == 0
            ? loader.hooks().streams().readFully()
            : read(agent, loader, path(agent, loader, file));
    agent.charge(bytes.length);
    return charset != null ? new String(bytes, charset) : array(agent, bytes);
  }

  private static byte[] read(Agent agent, CommonJsLoader loader, String path) {
    try {
      loader.hooks().permissions().require(PermissionPolicy.Kind.READ, path);
      return loader.hooks().files().read(path);
    } catch (AshlarException refused) {
      throw HostErrors.ofFile(agent, refused, "open", path);
    }
  }

  private static Object array(Agent agent, byte[] bytes) {
    ArrayBufferObject buffer = ArrayBufferOperations.allocate(agent, bytes.length);
    System.arraycopy(
        bytes, 0, java.util.Objects.requireNonNull(buffer.store().bytes), 0, bytes.length);
    JsFunction constructor = agent.realm.function(Intrinsic.UINT8_ARRAY);
    return agent.construct(constructor, new Object[] {buffer}, constructor);
  }

  @Builtin(name = "writeFileSync", length = 3, attributes = Attributes.DEFAULT)
  static Object writeFileSync(
      Agent agent,
      BuiltinFunction callee,
      Object thisValue,
      Object file,
      Object data,
      Object options) {
    return write(agent, callee, file, data, options, false);
  }

  @Builtin(name = "appendFileSync", length = 3, attributes = Attributes.DEFAULT)
  static Object appendFileSync(
      Agent agent,
      BuiltinFunction callee,
      Object thisValue,
      Object file,
      Object data,
      Object options) {
    return write(agent, callee, file, data, options, true);
  }

  private static Object write(
      Agent agent,
      BuiltinFunction callee,
      Object file,
      Object data,
      Object options,
      boolean append) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    String path = path(agent, loader, file);
    Charset charset = encoding(agent, options);
    byte[] bytes = content(agent, data, charset == null ? StandardCharsets.UTF_8 : charset);
    try {
      loader.hooks().permissions().require(PermissionPolicy.Kind.WRITE, path);
      loader.hooks().files().write(path, bytes, append);
    } catch (AshlarException refused) {
      throw HostErrors.ofFile(agent, refused, "open", path);
    }
    return Undefined.UNDEFINED;
  }

  /** The bytes of what a program writes: a string, or a typed array. */
  static byte[] content(Agent agent, Object data, Charset charset) {
    if (data instanceof TypedArrayObject array) {
      byte[] bytes = new byte[array.length() * array.type().size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = array.buffer().store().getByte(array.byteOffset() + i);
      }
      return bytes;
    }
    if (data instanceof CharSequence text) {
      return Strings.flat(text).getBytes(charset);
    }
    throw HostErrors.withCode(
        agent,
        ErrorKind.TYPE_ERROR,
        "ERR_INVALID_ARG_TYPE",
        "The \"data\" argument must be of type string or an instance of Buffer, TypedArray, or"
            + " DataView. Received "
            + ObjectOperations.display(data));
  }

  @Builtin(name = "existsSync", attributes = Attributes.DEFAULT)
  static Object existsSync(Agent agent, BuiltinFunction callee, Object thisValue, Object file) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    return file instanceof CharSequence
        && status(agent, loader, path(agent, loader, file)).isPresent();
  }

  private static Optional<HostFiles.Status> status(
      Agent agent, CommonJsLoader loader, String path) {
    try {
      loader.hooks().permissions().require(PermissionPolicy.Kind.READ, path);
      return loader.hooks().files().status(path);
    } catch (AshlarException refused) {
      throw HostErrors.ofFile(agent, refused, "stat", path);
    }
  }

  @Builtin(name = "statSync", length = 2, attributes = Attributes.DEFAULT)
  static Object statSync(Agent agent, BuiltinFunction callee, Object thisValue, Object file) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    String path = path(agent, loader, file);
    Optional<HostFiles.Status> status = status(agent, loader, path);
    if (status.isEmpty()) {
      throw HostErrors.ofFile(
          agent, new AshlarException(org.ashlar.api.ErrorCode.FILE_NOT_FOUND, path), "stat", path);
    }
    return FileStatus.create(agent, status.get());
  }

  @Builtin(name = "readdirSync", length = 2, attributes = Attributes.DEFAULT)
  static Object readdirSync(
      Agent agent, BuiltinFunction callee, Object thisValue, Object directory) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    String path = path(agent, loader, directory);
    try {
      loader.hooks().permissions().require(PermissionPolicy.Kind.READ, path);
      return ObjectOperations.arrayFromList(
          agent, new ArrayList<>(loader.hooks().files().list(path)));
    } catch (AshlarException refused) {
      throw HostErrors.ofFile(agent, refused, "scandir", path);
    }
  }

  @Builtin(name = "realpathSync", length = 2, attributes = Attributes.DEFAULT)
  static Object realpathSync(Agent agent, BuiltinFunction callee, Object thisValue, Object file) {
    CommonJsLoader loader = CommonJsLoader.of(callee.realm);
    String path = path(agent, loader, file);
    try {
      loader.hooks().permissions().require(PermissionPolicy.Kind.READ, path);
      return loader.hooks().files().realPath(path);
    } catch (AshlarException refused) {
      throw HostErrors.ofFile(agent, refused, "lstat", path);
    }
  }
}

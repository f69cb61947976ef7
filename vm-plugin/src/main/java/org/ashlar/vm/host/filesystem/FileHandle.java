package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.BuiltinFunction;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;

/** What the open of fs/promises gives: a descriptor with the operations on it as methods. */
final class FileHandle extends JsObject {
  private static final int CLOSED = -1;

  private record Prototype(JsObject object) {}

  private int descriptor;

  private FileHandle(Agent agent, JsObject prototype, int descriptor) {
    super(agent.group().roots().exotic, prototype);
    this.descriptor = descriptor;
  }

  static FileHandle create(Agent agent, int descriptor) {
    JsObject prototype = agent.realm.hostSlot(Prototype.class, FileHandle::makePrototype).object();
    return new FileHandle(agent, prototype, descriptor);
  }

  private static Prototype makePrototype(Realm realm) {
    IntrinsicBuilder prototype =
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE).functions(FileHandleTable.TABLE);
    for (FileOperation operation : FileOperation.values()) {
      String name = operation.methodName();
      if (!name.isEmpty()) {
        prototype.put(name, FileFunctions.method(realm, operation), Attributes.HIDDEN);
      }
    }
    return new Prototype(
        prototype.alias("datasync", "sync").alias("@@asyncDispose", "close").build());
  }

  /** The descriptor that an operation works on; closing takes it away. */
  static int descriptorFor(Agent agent, Object value, FileOperation operation) {
    FileHandle handle = require(agent, value);
    int descriptor = handle.descriptor;
    if (operation == FileOperation.CLOSE) {
      handle.descriptor = CLOSED;
    }
    return descriptor;
  }

  boolean isClosed() {
    return descriptor == CLOSED;
  }

  private static FileHandle require(Agent agent, Object value) {
    if (value instanceof FileHandle handle) {
      return handle;
    }
    throw Errors.of(agent, ErrorKind.TYPE_ERROR, "this is not a file handle");
  }

  @Builtin(name = "fd", kind = BuiltinKind.GETTER)
  static Object descriptor(Agent agent, BuiltinFunction callee, Object thisValue) {
    return require(agent, thisValue).descriptor;
  }

  @Override
  public String className() {
    return "FileHandle";
  }
}

package org.ashlar.vm.host.commonjs;

import org.ashlar.spi.host.HostFiles;
import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.ErrorKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;

/** What statSync returns. */
final class FileStatus extends JsObject {
  private record Prototype(JsObject object) {}

  private final HostFiles.Status status;

  private FileStatus(Agent agent, JsObject prototype, HostFiles.Status status) {
    super(agent.group().roots().exotic, prototype);
    this.status = status;
  }

  static FileStatus create(Agent agent, HostFiles.Status status) {
    JsObject prototype = agent.realm.hostSlot(Prototype.class, FileStatus::makePrototype).object();
    FileStatus made = new FileStatus(agent, prototype, status);
    made.rawPut(
        agent, agent.group().keys().intern("size"), Numbers.box(status.size()), Attributes.DEFAULT);
    made.rawPut(
        agent,
        agent.group().keys().intern("mtimeMs"),
        Numbers.box(status.times().modified()),
        Attributes.DEFAULT);
    return made;
  }

  private static Prototype makePrototype(Realm realm) {
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(FileStatusTable.TABLE)
            .build());
  }

  private static HostFiles.Status require(Agent agent, Object value) {
    if (value instanceof FileStatus stats) {
      return stats.status;
    }
    throw Errors.of(agent, ErrorKind.TYPE_ERROR, "this is not the status of a file");
  }

  @Builtin(name = "isFile")
  static Object isFile(Agent agent, Object thisValue) {
    return require(agent, thisValue).regularFile();
  }

  @Builtin(name = "isDirectory")
  static Object isDirectory(Agent agent, Object thisValue) {
    return require(agent, thisValue).directory();
  }

  @Builtin(name = "isSymbolicLink")
  static Object isSymbolicLink(Agent agent, Object thisValue) {
    require(agent, thisValue);
    return false;
  }

  @Override
  public String className() {
    return "Stats";
  }
}

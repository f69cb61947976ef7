package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.host.HostFiles;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.shape.Attributes;

/** What stat gives. */
final class FileStatus extends JsObject implements FileKinds.Known {
  private static final int BLOCK_BYTES = 512;
  private static final int TRANSFER_BYTES = 4_096;

  private record Prototype(JsObject object) {}

  private final HostFiles.Status status;

  private FileStatus(Agent agent, JsObject prototype, HostFiles.Status status) {
    super(agent.group().roots().exotic, prototype);
    this.status = status;
  }

  static FileStatus create(Agent agent, HostFiles.Status status) {
    JsObject prototype = agent.realm.hostSlot(Prototype.class, FileStatus::makePrototype).object();
    FileStatus made = new FileStatus(agent, prototype, status);
    HostFiles.Identity identity = status.identity();
    HostFiles.Times times = status.times();
    long blocks = (status.size() + BLOCK_BYTES - 1) / BLOCK_BYTES;
    made.put(agent, "dev", identity.device());
    made.put(agent, "mode", status.mode());
    made.put(agent, "nlink", identity.links());
    made.put(agent, "uid", identity.user());
    made.put(agent, "gid", identity.group());
    made.put(agent, "rdev", 0);
    made.put(agent, "blksize", TRANSFER_BYTES);
    made.put(agent, "ino", identity.node());
    made.put(agent, "size", status.size());
    made.put(agent, "blocks", blocks);
    made.put(agent, "atimeMs", times.accessed());
    made.put(agent, "mtimeMs", times.modified());
    made.put(agent, "ctimeMs", times.changed());
    made.put(agent, "birthtimeMs", times.created());
    made.putDate(agent, "atime", times.accessed());
    made.putDate(agent, "mtime", times.modified());
    made.putDate(agent, "ctime", times.changed());
    made.putDate(agent, "birthtime", times.created());
    return made;
  }

  private void put(Agent agent, String name, double value) {
    rawPut(agent, agent.group().keys().intern(name), Numbers.box(value), Attributes.DEFAULT);
  }

  private void putDate(Agent agent, String name, double milliseconds) {
    rawPut(
        agent,
        agent.group().keys().intern(name),
        ObjectOperations.construct(
            agent, agent.realm.function(Intrinsic.DATE), (double) Math.round(milliseconds)),
        Attributes.DEFAULT);
  }

  private static Prototype makePrototype(Realm realm) {
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(FileKindsTable.TABLE)
            .build());
  }

  @Override
  public HostFiles.Kind kind() {
    return status.kind();
  }

  int mode() {
    return status.mode();
  }

  @Override
  public String className() {
    return "Stats";
  }
}

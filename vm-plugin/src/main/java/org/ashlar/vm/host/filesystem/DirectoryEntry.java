package org.ashlar.vm.host.filesystem;

import org.ashlar.spi.host.HostFiles;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.shape.Attributes;

/** What readdir gives with types. */
final class DirectoryEntry extends JsObject implements FileKinds.Known {
  private record Prototype(JsObject object) {}

  private final HostFiles.Kind kind;

  private DirectoryEntry(Agent agent, JsObject prototype, HostFiles.Kind kind) {
    super(agent.group().roots().exotic, prototype);
    this.kind = kind;
  }

  static DirectoryEntry create(Agent agent, String name, String parent, HostFiles.Kind kind) {
    JsObject prototype =
        agent.realm.hostSlot(Prototype.class, DirectoryEntry::makePrototype).object();
    DirectoryEntry made = new DirectoryEntry(agent, prototype, kind);
    made.put(agent, "name", name);
    made.put(agent, "parentPath", parent);
    made.put(agent, "path", parent);
    return made;
  }

  private void put(Agent agent, String name, String value) {
    rawPut(agent, agent.group().keys().intern(name), value, Attributes.DEFAULT);
  }

  private static Prototype makePrototype(Realm realm) {
    return new Prototype(
        IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
            .functions(FileKindsTable.TABLE)
            .build());
  }

  @Override
  public HostFiles.Kind kind() {
    return kind;
  }

  @Override
  public String className() {
    return "Dirent";
  }
}

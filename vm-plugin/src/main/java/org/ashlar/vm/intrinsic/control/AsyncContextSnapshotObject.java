package org.ashlar.vm.intrinsic.control;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AsyncContextMapping;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.operation.ObjectOperations;
import org.jspecify.annotations.Nullable;

/** An AsyncContext.Snapshot instance. */
final class AsyncContextSnapshotObject extends JsObject {
  private final @Nullable AsyncContextMapping mapping;

  AsyncContextSnapshotObject(Agent agent, JsObject prototype) {
    super(agent.group().roots().exotic, prototype);
    this.mapping = agent.asyncContext;
  }

  /** The receiver of a method; TypeError if it is another kind of object. */
  static AsyncContextSnapshotObject require(Agent agent, Object thisValue, String method) {
    if (thisValue instanceof AsyncContextSnapshotObject snapshot) {
      return snapshot;
    }
    throw Errors.typeError(
        agent,
        Message.INCOMPATIBLE_RECEIVER,
        "AsyncContext.Snapshot.prototype." + method,
        ObjectOperations.display(thisValue));
  }

  @Nullable AsyncContextMapping mapping() {
    return mapping;
  }

  @Override
  public String className() {
    return "AsyncContext.Snapshot";
  }
}

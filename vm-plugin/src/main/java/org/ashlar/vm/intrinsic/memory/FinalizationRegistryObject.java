package org.ashlar.vm.intrinsic.memory;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.Set;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.ClearedReference;
import org.ashlar.vm.object.Job;
import org.ashlar.vm.object.JsFunction;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Undefined;
import org.jspecify.annotations.Nullable;

/** A FinalizationRegistry instance (clause 26.2.4). */
final class FinalizationRegistryObject extends JsObject {
  private final Realm realm;
  private final JsFunction cleanup;
  private final Set<Cell> cells = new HashSet<>();

  FinalizationRegistryObject(Agent agent, JsObject prototype, JsFunction cleanup) {
    super(agent.group().roots().exotic, prototype);
    this.realm = agent.realm;
    this.cleanup = cleanup;
  }

  /** A registration; it comes to the agent's queue when its target is collected. */
  private static final class Cell extends ClearedReference {
    final FinalizationRegistryObject owner;
    final Object heldValue;
    final @Nullable WeakReference<Object> token;

    Cell(
        Agent agent,
        FinalizationRegistryObject owner,
        Object target,
        Object heldValue,
        @Nullable Object token) {
      super(agent, target);
      this.owner = owner;
      this.heldValue = heldValue;
      this.token = token == null ? null : new WeakReference<>(token);
    }

    @Override
    public Job cleanupJob() {
      return new CleanupJob(this);
    }
  }

  /** CleanupFinalizationRegistry for one cell. */
  private static final class CleanupJob extends Job {
    private final Cell cell;

    CleanupJob(Cell cell) {
      super(cell.owner.realm, null);
      this.cell = cell;
    }

    @Override
    public void run(Agent agent) {
      if (cell.owner.cells.remove(cell)) {
        agent.call(cell.owner.cleanup, Undefined.UNDEFINED, cell.heldValue);
      }
    }
  }

  void register(Agent agent, Object target, Object heldValue, @Nullable Object token) {
    cells.add(new Cell(agent, this, target, heldValue, token));
    agent.host().awaitCollections(agent);
  }

  /** Forgets the registrations with a token; false if there were none. */
  boolean unregister(Object token) {
    return cells.removeIf(cell -> cell.token != null && cell.token.refersTo(token));
  }

  @Override
  public String className() {
    return "FinalizationRegistry";
  }
}

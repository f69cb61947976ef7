package org.ashlar.vm.execution;

import org.ashlar.vm.code.CodeBlock;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.AgentHost;
import org.ashlar.vm.object.Realm;
import org.jspecify.annotations.Nullable;

/** What execution asks of the layers above it: the interpreter and the tiers. */
public interface ExecutionHost extends AgentHost {
  /** The interpreter's entry for a kind of code; set in the code block when it is first called. */
  CodeEntry interpreterEntry(CodeBlock code);

  /**
   * Runs a frame from its pc until it returns, throws or suspends. The result is a value or a
   * {@link Suspension}. Sets and restores {@code agent.frame}; the realm is the caller's business.
   *
   * @param room stack left
   */
  Object run(Agent agent, int room, Frame frame);

  /** Who decides what is compiled. */
  TierPolicy tierPolicy();

  /**
   * The promise of a dynamic import (clause 13.3.10).
   *
   * @param referrer the active script or module
   * @param phase ordinal of a {@link org.ashlar.vm.code.ModuleCode.Phase}
   */
  Object importCall(
      Agent agent, @Nullable Object referrer, Object specifier, Object options, int phase);

  /**
   * HostInitializeShadowRealm: says by what its code imports, see {@link Realm#becomeShadow}, and
   * adds the host's globals, all of them configurable.
   */
  void initializeShadowRealm(Agent agent, Realm realm);

  /** The import.meta object of a module (clause 13.3.12). */
  Object importMeta(Agent agent, @Nullable Object module);
}

package org.ashlar.example.rhino;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/** Rhino contexts that are interpreted, have no access to Java and can be stopped. */
final class RhinoFactory extends ContextFactory {
  private static final int MAXIMUM_DEPTH = 2_000;

  private final int instructions;

  /** A Rhino context that belongs to one of ours. */
  static final class StoppableContext extends Context {
    private final RhinoFactory owner;
    RhinoContext agent;

    StoppableContext(RhinoFactory owner, RhinoContext agent) {
      super(owner);
      this.owner = owner;
      this.agent = agent;
    }

    RhinoFactory owner() {
      return owner;
    }
  }

  /** Unwinds Rhino's frames when a context ends. No handler of the program sees an error. */
  static final class Termination extends Error {
    private static final long serialVersionUID = 1L;

    Termination() {
      super("terminated", null, false, false);
    }
  }

  RhinoFactory(int instructions) {
    this.instructions = instructions;
    findParts();
  }

  /** Rhino looks for its parts, such as regular expressions, by the thread that first uses it. */
  private void findParts() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Context.class.getClassLoader());
    try (Context context = enterContext()) {
      context.initSafeStandardObjects();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  StoppableContext newContext(RhinoContext agent) {
    StoppableContext context = new StoppableContext(this, agent);
    context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
    context.setInterpretedMode(true);
    context.setInstructionObserverThreshold(instructions);
    context.setMaximumInterpreterStackDepth(MAXIMUM_DEPTH);
    context.setTrackUnhandledPromiseRejections(true);
    context.setClassShutter(name -> false);
    return context;
  }

  String version() {
    Context context = enterContext();
    try {
      return context.getImplementationVersion();
    } finally {
      Context.exit();
    }
  }

  @Override
  protected boolean hasFeature(Context context, int feature) {
    return feature != Context.FEATURE_ENHANCED_JAVA_ACCESS && super.hasFeature(context, feature);
  }

  @Override
  protected void observeInstructionCount(Context context, int count) {
    if (context instanceof StoppableContext own) {
      own.agent.spend(count);
    }
  }
}

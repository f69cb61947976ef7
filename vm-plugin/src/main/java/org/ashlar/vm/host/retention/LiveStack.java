package org.ashlar.vm.host.retention;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import org.ashlar.spi.memory.GuestHeap.References;
import org.jspecify.annotations.Nullable;

/**
 * The values in the frames of the running thread: locals and operands of the interpreter, of
 * compiled functions and of built-ins.
 *
 * <p>Implementation note. A value that only a local of a compiled function or of a built-in keeps
 * alive is on no heap path. The JDK's walker of live frames shows such values; it is open only in a
 * JVM that was started with {@code --add-opens=java.base/java.lang=ALL-UNNAMED}, as our launcher
 * does. Elsewhere nothing is shown, and contexts with a limit stay in the interpreter, whose frames
 * are linked in the agent. What the JVM's own compiler has taken apart into registers is not shown
 * either; {@code HeapAccount.visible} keeps it from doing that to the objects of a program.
 */
final class LiveStack {
  private static final System.Logger LOG = System.getLogger(LiveStack.class.getName());

  private record View(StackWalker walker, Method locals, Method operands, Class<?> primitive) {}

  private final @Nullable View view;
  private final String inner;
  private final String outer;
  private final String outerMethod;

  private LiveStack(@Nullable View view, Class<?> inner, Class<?> outer, String outerMethod) {
    this.view = view;
    this.inner = inner.getName();
    this.outer = outer.getName();
    this.outerMethod = outerMethod;
  }

  /**
   * A view of the frames between those of who asks and those of who let the context run.
   *
   * @param outerMethod the method of {@code outer} that does so
   */
  static LiveStack between(Class<?> inner, Class<?> outer, String outerMethod) {
    return new LiveStack(open(), inner, outer, outerMethod);
  }

  private static @Nullable View open() {
    try {
      Class<?> frame = Class.forName("java.lang.LiveStackFrame");
      Method maker = frame.getDeclaredMethod("getStackWalker", Set.class);
      Method locals = frame.getDeclaredMethod("getLocals");
      Method operands = frame.getDeclaredMethod("getStack");
      maker.setAccessible(true);
      locals.setAccessible(true);
      operands.setAccessible(true);
      Object walker = maker.invoke(null, Set.of(StackWalker.Option.SHOW_HIDDEN_FRAMES));
      Class<?> primitive = Class.forName("java.lang.LiveStackFrame$PrimitiveSlot");
      return new View((StackWalker) walker, locals, operands, primitive);
    } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
      LOG.log(
          System.Logger.Level.DEBUG,
          "Contexts with a heap limit are not compiled, because this JVM was started without"
              + " --add-opens=java.base/java.lang=ALL-UNNAMED");
      return null;
    }
  }

  boolean isVisible() {
    return view != null;
  }

  /** Passes on every object in the frames of the context that is running on this thread. */
  void visit(References sink) {
    View open = view;
    if (open == null) {
      return;
    }
    open.walker.walk(
        frames -> {
          frames
              .dropWhile(frame -> !frame.getClassName().equals(inner))
              .dropWhile(frame -> frame.getClassName().equals(inner))
              .takeWhile(frame -> !isOutermost(frame))
              .forEach(frame -> pass(open, frame, sink));
          return sink;
        });
  }

  private boolean isOutermost(StackWalker.StackFrame frame) {
    return frame.getMethodName().equals(outerMethod) && frame.getClassName().equals(outer);
  }

  private static void pass(View open, StackWalker.StackFrame frame, References sink) {
    try {
      pass(open, (Object[]) open.locals.invoke(frame), sink);
      pass(open, (Object[]) open.operands.invoke(frame), sink);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new LinkageError("the JDK's walker of live frames", impossible);
    }
  }

  private static void pass(View open, Object[] values, References sink) {
    for (Object value : values) {
      if (value != null && !open.primitive.isInstance(value)) {
        sink.node(value);
      }
    }
  }
}

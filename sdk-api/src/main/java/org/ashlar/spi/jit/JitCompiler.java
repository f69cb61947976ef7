package org.ashlar.spi.jit;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Compiles functions in the background. Safe for use by any thread. */
@ConsumerType
public interface JitCompiler extends AutoCloseable {
  /**
   * Whether requests make sense at all; the same at each call until {@link #close}. One that
   * declines everything says false, and is not asked.
   */
  boolean isActive();

  /**
   * Compiles a function. Returns at once; the work is done on a thread of the compiler.
   *
   * @return completes with a {@link CompileResult}, never exceptionally except by a fault of the
   *     compiler; after {@link #close}, with {@link CompileResult.Declined}
   */
  CompletionStage<CompileResult> compile(CompileRequest request);

  /** Abandons what is queued and ends the compiler's threads; again is harmless. */
  @Override
  void close();
}

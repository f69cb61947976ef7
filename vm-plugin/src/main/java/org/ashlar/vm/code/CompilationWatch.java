package org.ashlar.vm.code;

/**
 * Whoever waits for a compilation: told now and then that it goes on, and able to end it. Used on
 * the thread that asked for the compilation.
 */
@FunctionalInterface
public interface CompilationWatch {
  /** May let others run meanwhile, and may throw to give the compilation up. */
  void safePoint();

  /**
   * Another thread compiles, while this one passes safe points until {@link #takeBack}.
   *
   * @param work what it does
   * @return what it is to run, so that what the work takes is counted here
   */
  default Runnable handOver(Runnable work) {
    return work;
  }

  /** What was compiled on another thread is there, or was given up. */
  default void takeBack() {}
}

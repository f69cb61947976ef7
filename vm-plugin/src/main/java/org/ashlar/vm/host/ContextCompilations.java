package org.ashlar.vm.host;

import org.ashlar.vm.code.CompilationWatch;

/** Compilations that a context waits for: its limits hold in them, and it lets others run. */
record ContextCompilations(VmContext context) implements CompilationWatch {
  @Override
  public void safePoint() {
    context.agent().poll();
  }

  @Override
  public Runnable handOver(Runnable work) {
    context.limits().beginElsewhere();
    return context.counted(work);
  }

  @Override
  public void takeBack() {
    context.limits().endElsewhere();
  }
}

package org.ashlar.vm.host.commonjs;

/** What the process object needs of the context around it. */
public interface ProcessHost {
  /** Ends the context with an exit code; does not return. */
  RuntimeException exit(int code);
}

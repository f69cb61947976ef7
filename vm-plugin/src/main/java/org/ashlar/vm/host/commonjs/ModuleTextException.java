package org.ashlar.vm.host.commonjs;

/**
 * A text that was to run as CommonJS is none, but an ES module; nothing says beforehand what a file
 * is whose package names no type.
 */
public final class ModuleTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModuleTextException() {
    super("the text of an ES module", null, false, false);
  }
}

package org.ashlar.vm.ast;

import java.util.List;

/** What a module asks the loader for: specifier, import attributes in source order, phase. */
public record ModuleRequest(
    int start, int end, String specifier, List<Attribute> attributes, ImportPhase phase) {
  /** One {@code key: "value"} of a with clause. */
  public record Attribute(String key, String value) {}
}

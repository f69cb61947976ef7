package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/**
 * A string part of a template; cooked is null for a malformed escape, which only tagged templates
 * may hold.
 */
public record TemplateElement(int start, int end, @Nullable String cooked, String raw)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.TEMPLATE_ELEMENT;
  }
}

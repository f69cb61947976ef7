package org.ashlar.vm.ast;

import org.jspecify.annotations.Nullable;

/** An imported name; {@code imported} is null for the module as a whole. */
public record ImportSpecifier(int start, int end, @Nullable String imported, Pattern.Binding local)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.IMPORT_SPECIFIER;
  }
}

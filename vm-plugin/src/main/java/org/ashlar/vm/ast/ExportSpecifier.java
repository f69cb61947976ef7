package org.ashlar.vm.ast;

/**
 * {@code local as exported}; without {@code from}, {@code id} resolves the local binding, otherwise
 * it is -1 and {@code local} is a name of the other module.
 */
public record ExportSpecifier(int start, int end, int id, String local, String exported)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.EXPORT_SPECIFIER;
  }
}

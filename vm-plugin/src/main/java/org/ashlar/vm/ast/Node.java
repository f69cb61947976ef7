package org.ashlar.vm.ast;

/** A node of the tree. Offsets are UTF-16 units into the source; {@code end} is exclusive. */
public sealed interface Node
    permits Expression,
        Statement,
        Pattern,
        PatternElement,
        PatternProperty,
        PropertyName,
        ObjectProperty,
        ClassElement,
        ClassNode,
        FunctionNode,
        Parameter,
        VariableDeclarator,
        CatchClause,
        SwitchCase,
        TemplateElement,
        ImportSpecifier,
        ExportSpecifier,
        Program {
  NodeKind kind();

  int start();

  int end();
}

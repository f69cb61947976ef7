package org.ashlar.spi.memory;

import java.util.ArrayList;
import java.util.List;

/** A heap for tests: nodes with a size and references. */
public final class GraphHeap implements GuestHeap {
  /** A node. */
  public static final class Node {
    final long bytes;
    final List<Node> references = new ArrayList<>();

    /** A node of a size. */
    public Node(long bytes) {
      this.bytes = bytes;
    }

    /** Adds a reference. */
    public Node to(Node other) {
      references.add(other);
      return this;
    }

    @Override
    public boolean equals(Object other) {
      // Equal nodes are still different nodes: identity is what counts.
      return other instanceof Node;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** The roots. */
  public final List<Node> roots = new ArrayList<>();

  @Override
  public void roots(References references) {
    roots.forEach(references::node);
  }

  @Override
  public long visit(Object node, References references) {
    Node own = (Node) node;
    own.references.forEach(references::node);
    return own.bytes;
  }
}

package org.ashlar.vm.host;

import java.math.BigInteger;
import java.util.List;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.HeapNode;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.value.Rope;
import org.ashlar.vm.value.Slice;

/**
 * The heap of one context as a graph.
 *
 * <p>Implementation note. Sizes are estimates for 64-bit JVMs with compressed references; numbers
 * in boxes and what the engine shares between contexts, such as shapes and code, are left out.
 * Nodes are {@link HeapNode}s, strings, BigInts, and arrays of registers or arguments.
 */
final class HeapWalker implements GuestHeap {
  private static final long OBJECT_BYTES = 24;
  private static final long STRING_BYTES = 40;
  private static final long REFERENCE_BYTES = 4;
  private static final long ARRAY_BYTES = 16;

  private final Agent agent;
  private final List<HeapNode> roots;

  /** What passes nodes on to the references of the present walk; made once, as there are many. */
  private HeapNode.Visitor visitor = referred -> {};

  /**
   * The heap of an agent.
   *
   * @param roots what keeps things alive beside the agent's own frames and jobs
   */
  HeapWalker(Agent agent, Realm main, HeapNode... roots) {
    this.agent = agent;
    this.roots = new java.util.ArrayList<>(List.of(roots));
    this.roots.add(main);
  }

  @Override
  public void roots(References references) {
    visitor = filter(references);
    roots.forEach(visitor::take);
    agent.visitRoots(visitor);
  }

  @Override
  public long visit(Object node, References references) {
    return switch (node) {
      case HeapNode own -> own.visit(visitor);
      case String text -> STRING_BYTES + text.length();
      case Rope rope -> {
        visitor.take(rope.left());
        visitor.take(rope.right());
        yield STRING_BYTES + (rope.isFlat() ? rope.length() : 0);
      }
      case Slice slice -> {
        visitor.take(slice.wholeText());
        yield STRING_BYTES;
      }
      case BigInteger number -> STRING_BYTES + number.bitLength() / Byte.SIZE;
      case Object[] array -> {
        visitor.takeAll(array);
        yield ARRAY_BYTES + REFERENCE_BYTES * array.length;
      }
      default -> OBJECT_BYTES;
    };
  }

  private static HeapNode.Visitor filter(References references) {
    return referred -> {
      if (referred instanceof HeapNode
          || referred instanceof CharSequence
          || referred instanceof BigInteger
          || referred instanceof Object[]) {
        references.node(referred);
      }
    };
  }

  /** Frames of the interpreter are exact; locals of compiled code are not seen. */
  @Override
  public boolean isComplete() {
    return agent.frame != null;
  }
}

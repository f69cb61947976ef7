package org.ashlar.vm.host.retention;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import org.ashlar.spi.memory.GuestHeap;
import org.ashlar.vm.ChargedToNobody;
import org.ashlar.vm.value.StringKey;

/**
 * The heap of one context as a graph: everything that its roots and the frames of its running stack
 * lead to.
 *
 * <p>Implementation note. Arrays, strings and boxes of numbers are nodes like all others, so what
 * two owners share is counted once. The context stands still while it is walked, and is not
 * suspended either, because frames of the governor are on its stack; the scheduler lets another
 * worker run meanwhile. The end of the context is looked for every few thousand nodes.
 */
@ChargedToNobody
public final class HeapWalker implements GuestHeap {
  private static final int STRING_BYTES = 24;
  private static final int BIG_INTEGER_BYTES = 40;
  private static final int BOX_BYTES = 16;

  /** What the sharing group's table spends on a key that somebody uses. */
  private static final int KEY_TABLE_ENTRY_BYTES = 72;

  /** Characters of a text that are looked at to tell whether it takes one byte each or two. */
  private static final int SAMPLED_CHARACTERS = 64;

  private static final char LAST_OF_ONE_BYTE = 0xFF;

  private static final int NODES_BETWEEN_CHECKS = 4_096;

  private final HeapLayout.Table layouts;
  private final LiveStack stack;
  private final List<Object> roots;
  private final Runnable check;

  private int nodes;

  /**
   * The heap that some roots lead to.
   *
   * @param check called now and then during the walk; may throw to give it up
   */
  public HeapWalker(RetentionModel model, List<Object> roots, Runnable check) {
    this.layouts = model.layouts();
    this.stack = model.stack();
    this.roots = List.copyOf(roots);
    this.check = check;
  }

  @Override
  public void roots(References references) {
    nodes = 0;
    roots.forEach(references::node);
    stack.visit(references);
  }

  @Override
  public long visit(Object node, References references) {
    if (++nodes % NODES_BETWEEN_CHECKS == 0) {
      check.run();
    }
    return switch (node) {
      case String text -> STRING_BYTES + HeapLayout.arrayBytes(text.length(), width(text));
      case Object[] array -> {
        for (Object element : array) {
          if (element != null) {
            references.node(element);
          }
        }
        yield array.length == 0 ? 0 : HeapLayout.arrayBytes(array.length, Integer.BYTES);
      }
      case Integer small when small == (byte) (int) small -> 0;
      case Number number when !(number instanceof BigInteger) -> BOX_BYTES;
      case BigInteger number ->
          BIG_INTEGER_BYTES
              + HeapLayout.arrayBytes(number.bitLength() / Integer.SIZE + 1L, Integer.BYTES);
      case int[] array -> HeapLayout.arrayBytes(array.length, Integer.BYTES);
      case double[] array -> HeapLayout.arrayBytes(array.length, Double.BYTES);
      case long[] array -> array.length == 0 ? 0 : HeapLayout.arrayBytes(array.length, Long.BYTES);
      case byte[] array -> HeapLayout.arrayBytes(array.length, Byte.BYTES);
      case char[] array -> HeapLayout.arrayBytes(array.length, Character.BYTES);
      case boolean[] array -> HeapLayout.arrayBytes(array.length, Byte.BYTES);
      case MemorySegment memory -> memory.byteSize();
      case StringKey key ->
          layouts.of(StringKey.class).visit(key, references)
              + (key.interned() ? KEY_TABLE_ENTRY_BYTES : 0);
      default -> layouts.of(node.getClass()).visit(node, references);
    };
  }

  /** Bytes of one character; a long text is judged by some of its characters. */
  private static int width(String text) {
    int step = Math.max(1, text.length() / SAMPLED_CHARACTERS);
    for (int i = 0; i < text.length(); i += step) {
      if (text.charAt(i) > LAST_OF_ONE_BYTE) {
        return Character.BYTES;
      }
    }
    return Byte.BYTES;
  }
}

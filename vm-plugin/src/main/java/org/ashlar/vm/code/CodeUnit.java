package org.ashlar.vm.code;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.StringKey;

/**
 * One compiled source: what the code blocks of a script, module or eval text share.
 *
 * <p>Global names get an index when first compiled; a realm links each index to a cell once (see
 * {@code agent.GlobalLinks}). Compilation is lazy and may happen on any thread that runs the code,
 * on several at once, so the table of names is concurrent and only grows.
 */
public final class CodeUnit {
  private final SourceText source;
  private final ConcurrentHashMap<StringKey, Integer> globalIndices = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, StringKey> globalNames = new ConcurrentHashMap<>();
  private final AtomicInteger globalCount = new AtomicInteger();

  public CodeUnit(SourceText source) {
    this.source = source;
  }

  public SourceText source() {
    return source;
  }

  /** The name behind a GLOBAL operand. */
  public StringKey globalName(int index) {
    StringKey name = globalNames.get(index);
    if (name == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return name;
  }

  public int globalCount() {
    return globalCount.get();
  }

  /** The GLOBAL operand of a name. */
  public int globalIndex(StringKey name) {
    return globalIndices.computeIfAbsent(name, this::nextIndex);
  }

  private int nextIndex(StringKey name) {
    int index = globalCount.getAndIncrement();
    globalNames.put(index, name);
    return index;
  }
}

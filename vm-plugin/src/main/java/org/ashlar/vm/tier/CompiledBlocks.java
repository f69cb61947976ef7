package org.ashlar.vm.tier;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ashlar.vm.code.CodeBlock;
import org.jspecify.annotations.Nullable;

/**
 * The code blocks that have compiled code, each once. Held weakly: when nobody can run a function
 * any more, because its context was closed, its compiled class goes with it. Any thread.
 */
final class CompiledBlocks implements Iterable<CodeBlock> {
  private final Set<Element> elements = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<CodeBlock> collected = new ReferenceQueue<>();

  void add(CodeBlock code) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      elements.remove(gone);
    }
    elements.add(new Element(code, collected));
  }

  void clear() {
    elements.clear();
  }

  int size() {
    return elements.size();
  }

  /** Those that are still there. */
  @Override
  public Iterator<CodeBlock> iterator() {
    return elements.stream().map(Reference::get).filter(Objects::nonNull).iterator();
  }

  private static final class Element extends WeakReference<CodeBlock> {
    private final int hash;

    Element(CodeBlock code, ReferenceQueue<CodeBlock> queue) {
      super(code, queue);
      hash = System.identityHashCode(code);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      CodeBlock code = get();
      return this == other
          || (code != null && other instanceof Element element && element.refersTo(code));
    }
  }
}

package org.ashlar.vm.code;

import java.util.ArrayList;
import java.util.List;
import org.ashlar.vm.source.SourceText;
import org.ashlar.vm.value.StringKey;

/**
 * One compiled source: what the code blocks of a script, module or eval text share.
 *
 * <p>Global names get an index when first compiled; a realm links each index to a cell once (see
 * {@code agent.GlobalLinks}). Compilation is lazy and may happen on any thread that runs the code,
 * so the name list only grows and is copied on write.
 */
public final class CodeUnit {
  private final SourceText source;
  private volatile List<StringKey> globalNames = List.of();

  public CodeUnit(SourceText source) {
    this.source = source;
  }

  public SourceText source() {
    return source;
  }

  /** The name behind a GLOBAL operand. */
  public StringKey globalName(int index) {
    return globalNames.get(index);
  }

  public int globalCount() {
    return globalNames.size();
  }

  /** The GLOBAL operand of a name. Called by the compiler of this unit, one thread at a time. */
  public int globalIndex(StringKey name) {
    List<StringKey> names = globalNames;
    int present = names.indexOf(name);
    if (present >= 0) {
      return present;
    }
    List<StringKey> grown = new ArrayList<>(names.size() + 1);
    grown.addAll(names);
    grown.add(name);
    globalNames = grown;
    return names.size();
  }
}

package org.ashlar.vm.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case, or the default clause when the test is null. */
public record SwitchCase(int start, int end, @Nullable Expression test, List<Statement> statements)
    implements Node {
  @Override
  public NodeKind kind() {
    return NodeKind.SWITCH_CASE;
  }
}

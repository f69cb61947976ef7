package org.ashlar.vm.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a tagged template; its identity is the identity of the site.
 *
 * @param cooked values, Java null where an escape is invalid
 * @param raw texts as written
 */
@SuppressWarnings("ArrayRecordComponent") // built once, never written
public record TemplateLiteral(@Nullable String[] cooked, List<String> raw) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

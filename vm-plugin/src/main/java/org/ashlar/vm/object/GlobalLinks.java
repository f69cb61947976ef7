package org.ashlar.vm.object;

import java.util.Arrays;
import org.ashlar.vm.code.CodeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The cells that the global names of one code unit mean in one realm; filled as names are first
 * used.
 */
public final class GlobalLinks {
  private final Realm realm;
  private final CodeUnit unit;
  public @Nullable GlobalCell[] cells;

  /** The active script or module of the unit's code, or Java null. */
  public @Nullable Object scriptOrModule;

  public GlobalLinks(Realm realm, CodeUnit unit) {
    this.realm = realm;
    this.unit = unit;
    this.cells = new GlobalCell[unit.globalCount()];
  }

  public Realm realm() {
    return realm;
  }

  public CodeUnit unit() {
    return unit;
  }

  /**
   * The live cell of a GLOBAL operand, or Java null if the name has neither a lexical binding nor
   * an own global property.
   */
  public @Nullable GlobalCell cell(int index) {
    if (index >= cells.length) {
      cells = Arrays.copyOf(cells, Math.max(index + 1, unit.globalCount()));
    }
    GlobalCell linked = cells[index];
    if (linked != null && !linked.dead) {
      return linked;
    }
    GlobalCell found = realm.global().cell(unit.globalName(index));
    cells[index] = found;
    return found;
  }
}

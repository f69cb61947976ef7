package org.ashlar.vm.host.console;

import java.util.List;
import java.util.function.BinaryOperator;
import org.ashlar.vm.object.JsObject;
import org.jspecify.annotations.Nullable;

/** Maps and sets as the inspector shows them. */
abstract class Collections {
  /** The collection behind an object, or Java null if it is none. */
  static @Nullable Collections of(JsObject object) {
    return null;
  }

  abstract int size();

  abstract String opening(BinaryOperator<String> prefix);

  abstract void entries(Inspector inspector, int depth, List<String> entries);
}

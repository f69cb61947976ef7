package org.ashlar.vm.tier;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** Bootstrap method of the constants of compiled classes: elements of the class data. */
public final class ClassConstants {
  private ClassConstants() {}

  /** The constant at an index. */
  public static Object at(MethodHandles.Lookup lookup, String name, Class<?> type, int index)
      throws IllegalAccessException {
    List<?> constants = MethodHandles.classData(lookup, ConstantDescs.DEFAULT_NAME, List.class);
    return type.cast(constants.get(index));
  }
}

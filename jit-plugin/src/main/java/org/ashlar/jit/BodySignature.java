package org.ashlar.jit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/** What bodies and exit methods take first: agent, room, function, this, new target. */
final class BodySignature {
  /** The virtual machine looks for it on the stack. */
  static final String NAME = "body";

  private BodySignature() {}

  /** The leading parameter types; with the array of all arguments if the function asks for it. */
  static List<ClassDesc> leading(boolean hasArguments) {
    List<ClassDesc> types = new ArrayList<>();
    types.add(JvmTypes.AGENT);
    types.add(ConstantDescs.CD_int);
    types.add(JvmTypes.FUNCTION);
    types.add(ConstantDescs.CD_Object);
    types.add(ConstantDescs.CD_Object);
    if (hasArguments) {
      types.add(JvmTypes.OBJECT_ARRAY);
    }
    return types;
  }
}

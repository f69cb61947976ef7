package org.ashlar.jit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Descriptors of the few JDK methods that compiled code calls. */
final class JvmTypes {
  static final MethodTypeDesc BOX_DOUBLE =
      MethodTypeDesc.of(ConstantDescs.CD_Double, ConstantDescs.CD_double);
  static final MethodTypeDesc BOX_BOOLEAN =
      MethodTypeDesc.of(ConstantDescs.CD_Boolean, ConstantDescs.CD_boolean);
  static final MethodTypeDesc UNBOX_INT = MethodTypeDesc.of(ConstantDescs.CD_int);
  static final MethodTypeDesc DOUBLE_TO_BITS =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double);
  static final MethodTypeDesc BITS_TO_DOUBLE =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long);
  static final ClassDesc OBJECT_ARRAY = ConstantDescs.CD_Object.arrayType();

  /** What compiled code takes first; the ABI names both in the descriptors of its entries. */
  static final ClassDesc AGENT = ClassDesc.of("org.ashlar.vm.object.Agent");

  static final ClassDesc FUNCTION = ClassDesc.of("org.ashlar.vm.execution.ScriptFunction");

  private JvmTypes() {}
}

package org.ashlar.architecture.offenders.gc;

import java.lang.classfile.ClassFile;
import org.ashlar.architecture.ArchitectureRule;
import org.ashlar.architecture.Breaks;

@Breaks(ArchitectureRule.CLASS_FILES_ONLY_IN_THE_COMPILER_AND_ITS_VERIFIER)
public final class UsesClassFile {
  public static Object use(ClassFile used) {
    return used;
  }
}

package org.ashlar.vm.interpreter;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.ashlar.vm.code.Opcode;
import org.ashlar.vm.execution.Frame;

/** How often the loop began each instruction; {@code CountingLoop} puts the calls in. */
public final class OpcodeCounts {
  private static final int OPCODES = 256;
  private static final AtomicLongArray COUNTS = new AtomicLongArray(OPCODES);

  private OpcodeCounts() {}

  /** A lost count would not matter, so that one core does not wait for the other. */
  static void count(Frame frame) {
    int opcode = frame.instructions[frame.pc];
    COUNTS.setPlain(opcode, COUNTS.getPlain(opcode) + 1);
  }

  /** The counts by name, of the variants for kinds of operands too. */
  public static Map<String, Long> all() throws IllegalAccessException {
    Map<String, Long> all = new TreeMap<>();
    for (Opcode opcode : Opcode.values()) {
      all.put(opcode.name(), COUNTS.get(opcode.code()));
    }
    for (Field field : Quick.class.getDeclaredFields()) {
      if (field.getType() == int.class && !Modifier.isPrivate(field.getModifiers())) {
        all.put(field.getName(), COUNTS.get(field.getInt(null)));
      }
    }
    return all;
  }
}

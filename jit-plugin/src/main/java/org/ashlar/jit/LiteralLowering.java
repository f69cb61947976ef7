package org.ashlar.jit;

import org.ashlar.spi.jit.SiteFeedback;
import org.jspecify.annotations.Nullable;

/**
 * Object literals: an object whose storage is settled is made in place, where it may not escape.
 */
final class LiteralLowering {
  private final Sites sites;
  private final Assembler asm;
  private final Registers registers;

  LiteralLowering(Sites sites, Assembler asm, Registers registers) {
    this.sites = sites;
    this.asm = asm;
    this.registers = registers;
  }

  /** Emits an instruction of this family; null if it is none. */
  @Nullable Boolean lower(Instruction i) {
    if (!i.name().equals("NEW_OBJECT")) {
      return null;
    }
    registers.pushAgent();
    SiteFeedback.ObjectLayout layout = sites.literal(i);
    if (layout == null) {
      registers.pushFunction();
      asm.intConstant(i.pc());
      asm.intConstant(i.site());
      asm.call("newObject");
      registers.defineObject(i.operand(0));
    } else {
      settled(i, layout);
    }
    return true;
  }

  private void settled(Instruction i, SiteFeedback.ObjectLayout layout) {
    int result = i.operand(0);
    asm.constant(layout.shape(), "Lorg/ashlar/vm/shape/Shape;");
    asm.call(
        switch (layout.fields()) {
          case 2 -> "newSmallObject";
          case 4 -> "newMediumObject";
          default -> "newLargeObject";
        });
    registers.defineReceiver(result, layout.shape());
  }
}

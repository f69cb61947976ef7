package org.ashlar.vm.interpreter;

import org.ashlar.vm.code.Op;
import org.ashlar.vm.execution.Frame;
import org.ashlar.vm.feedback.FeedbackVector;
import org.ashlar.vm.feedback.PropertyCache;
import org.ashlar.vm.instruction.PropertyRead;
import org.ashlar.vm.instruction.PropertyWrite;
import org.ashlar.vm.instruction.Slots;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.StringKey;
import org.jspecify.annotations.Nullable;

/**
 * The instructions on named properties: what the inline cache of the site knows is done here. The
 * loop itself only reads a receiver's own slot by the newest entry.
 *
 * <p>Implementation note. {@link #execute} is one method for all of them, too long to be inlined,
 * for the reason of {@link CallInstruction}: inlined into the loop, their many steps take what
 * HotSpot grants one method for inlining, and then the rest of the loop pays with calls.
 */
final class PropertyInstruction {
  private PropertyInstruction() {}

  /** Executes the instruction at {@code pc}. */
  @SuppressWarnings("NullAway") // registers may be absent only where the instruction set says so
  static void execute(Agent agent, Frame frame, int pc) {
    int[] code = frame.instructions;
    @Nullable Object[] registers = frame.registers;
    FeedbackVector feedback = frame.feedback;
    @Nullable Object[] caches = feedback.caches;
    int a = code[pc + 1];
    int b = code[pc + 2];
    int c = code[pc + 3];
    int slot = code[pc + 4];
    switch (code[pc]) {
      case Op.GET_PROPERTY -> {
        Object base = registers[b];
        if (base instanceof JsObject object) {
          Shape shape = object.shape;
          PropertyCache entry = (PropertyCache) caches[slot];
          while (entry != null && entry.shape != shape) {
            entry = entry.next;
          }
          if (entry != null) {
            if (entry.ownData) {
              registers[a] = Slots.read(object, entry);
              return;
            }
            JsObject holder = object.prototype;
            if (entry.protoData && holder != null && holder.shape == entry.holderShape) {
              registers[a] = Slots.read(holder, entry);
              return;
            }
          }
        }
        registers[a] =
            PropertyRead.get(agent, base, (StringKey) feedback.constants[c], caches, slot);
      }
      case Op.SET_PROPERTY -> {
        Object base = registers[a];
        Object value = registers[c];
        if (base instanceof JsObject object) {
          Shape shape = object.shape;
          PropertyCache entry = (PropertyCache) caches[slot];
          while (entry != null && entry.shape != shape) {
            entry = entry.next;
          }
          if (entry != null && entry.ownData && Slots.tryWrite(object, entry, value)) {
            return;
          }
        }
        PropertyWrite.set(
            agent, base, (StringKey) feedback.constants[b], value, feedback.strict, caches, slot);
      }
      default -> {
        JsObject object = (JsObject) registers[a];
        Object value = registers[c];
        PropertyCache entry = (PropertyCache) caches[slot];
        if (entry != null && entry.shape == object.shape && entry.addsInPlace) {
          Shape target = entry.target;
          if (target != null && !target.isDeprecated() && Slots.tryWrite(object, entry, value)) {
            object.shape = target;
            return;
          }
        }
        PropertyWrite.define(agent, object, (StringKey) feedback.constants[b], value, caches, slot);
      }
    }
  }
}

package org.ashlar.vm.intrinsic.text;

import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.value.Strings;

/**
 * A string under construction by a built-in: it charges as it grows and refuses to grow too long.
 */
public final class TextBuilder {
  private static final int CHARGE_STEP = 4096;

  private final Agent agent;
  private final StringBuilder text = new StringBuilder();
  private int charged;

  /** An empty text. */
  public TextBuilder(Agent agent) {
    this.agent = agent;
  }

  /** Appends a whole string. */
  public TextBuilder append(CharSequence part) {
    require(part.length());
    text.append(part instanceof String ? part : part.toString());
    return this;
  }

  /** Appends the units from {@code start} to {@code end}. */
  public TextBuilder append(String part, int start, int end) {
    require(end - start);
    text.append(part, start, end);
    return this;
  }

  /** Appends one unit. */
  public TextBuilder append(char unit) {
    require(1);
    text.append(unit);
    return this;
  }

  private void require(int more) {
    long length = (long) text.length() + more;
    if (length > Strings.MAX_LENGTH) {
      throw Errors.rangeError(agent, Message.INVALID_STRING_LENGTH);
    }
    if (length - charged >= CHARGE_STEP) {
      agent.poll();
      agent.charge(2 * (length - charged));
      charged = (int) length;
    }
  }

  /** The units so far. */
  public int length() {
    return text.length();
  }

  /** Goes back to a shorter length. */
  public void setLength(int length) {
    text.setLength(length);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

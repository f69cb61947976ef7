package org.ashlar.vm.host.console;

/** Terminal colours of Node's inspector by kind of value. */
enum InspectStyle {
  SPECIAL(36, 39),
  NUMBER(33, 39),
  BIGINT(33, 39),
  BOOLEAN(33, 39),
  UNDEFINED(90, 39),
  NULL(1, 22),
  STRING(32, 39),
  SYMBOL(32, 39),
  DATE(35, 39),
  REGEXP(31, 39),
  MODULE(4, 24);

  private final int on;
  private final int off;

  InspectStyle(int on, int off) {
    this.on = on;
    this.off = off;
  }

  String apply(boolean colors, String text) {
    return colors ? "\u001b[" + on + "m" + text + "\u001b[" + off + "m" : text;
  }
}

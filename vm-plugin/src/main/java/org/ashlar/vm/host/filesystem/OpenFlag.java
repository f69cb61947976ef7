package org.ashlar.vm.host.filesystem;

/** How a file is opened, in bits; the numbers are those of Linux. */
enum OpenFlag {
  READ_ONLY("O_RDONLY", 0),
  WRITE_ONLY("O_WRONLY", 1),
  READ_WRITE("O_RDWR", 2),
  CREATE("O_CREAT", 0x40),
  EXCLUSIVE("O_EXCL", 0x80),
  TRUNCATE("O_TRUNC", 0x200),
  APPEND("O_APPEND", 0x400);

  private final String constant;
  private final int bits;

  OpenFlag(String constant, int bits) {
    this.constant = constant;
    this.bits = bits;
  }

  /** The name among the constants of the fs module. */
  String constant() {
    return constant;
  }

  int bits() {
    return bits;
  }

  boolean isIn(int all) {
    return (all & bits) != 0;
  }
}

package org.ashlar.engine;

/**
 * Makes sure that a thread of the host has stack left before it touches what others rely on: an
 * overflow between two steps of a hand-over would leave it half done.
 */
final class StackRoom {
  /** Frames that a call into a context stays below. */
  private static final int FRAMES = 256;

  private StackRoom() {}

  /**
   * Returns if there is room.
   *
   * @throws StackOverflowError if there is none, before anything has happened
   */
  static void require() {
    if (descend(FRAMES) != FRAMES) {
      throw new AssertionError();
    }
  }

  private static int descend(int frames) {
    return frames == 0 ? 0 : 1 + descend(frames - 1);
  }
}

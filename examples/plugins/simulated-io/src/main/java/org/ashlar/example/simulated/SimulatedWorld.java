package org.ashlar.example.simulated;

import java.util.SplittableRandom;
import org.ashlar.spi.host.Nondeterminism;

/** Clock and random numbers that are the same in every run with the same seed. */
final class SimulatedWorld implements Nondeterminism {
  private static final long START_MILLISECONDS = 1_767_225_600_000L; // 2026-01-01T00:00:00Z
  private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

  private final SimulatedTime time;
  private final SplittableRandom random;

  SimulatedWorld(SimulatedTime time, long seed) {
    this.time = time;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public long epochMilliseconds() {
    return START_MILLISECONDS + time.now() / NANOSECONDS_PER_MILLISECOND;
  }

  @Override
  public long monotonicNanoseconds() {
    return time.now();
  }

  @Override
  public String timeZone() {
    return "UTC";
  }

  @Override
  public synchronized long randomBits() {
    return random.nextLong();
  }

  @Override
  public synchronized void secureRandom(byte[] target) {
    random.nextBytes(target);
  }
}

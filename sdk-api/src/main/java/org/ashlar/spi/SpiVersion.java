package org.ashlar.spi;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The version of an SPI package, as its {@code @Version} says.
 *
 * @param major raised when consumers break
 * @param minor raised when only providers break
 * @param micro raised when nobody breaks
 */
public record SpiVersion(int major, int minor, int micro) implements Comparable<SpiVersion> {
  /** The version of the platform's packages that have not changed apart from the others. */
  public static final SpiVersion CURRENT = new SpiVersion(0, 1, 0);

  private static final Map<String, SpiVersion> PACKAGES =
      Map.of(
          "org.ashlar.api", CURRENT,
          "org.ashlar.spi", CURRENT,
          "org.ashlar.spi.host", CURRENT,
          "org.ashlar.spi.io", CURRENT,
          "org.ashlar.spi.jit", CURRENT,
          "org.ashlar.spi.memory", CURRENT,
          "org.ashlar.spi.object", CURRENT,
          "org.ashlar.spi.profile", CURRENT,
          "org.ashlar.spi.schedule", CURRENT,
          "org.ashlar.spi.vm", CURRENT);

  public SpiVersion {
    if (major < 0 || minor < 0 || micro < 0) {
      throw new IllegalArgumentException("version parts are not negative");
    }
  }

  /** The version of a published package of this build; empty for one that does not exist. */
  public static Optional<SpiVersion> of(String spiPackage) {
    return Optional.ofNullable(PACKAGES.get(spiPackage));
  }

  /**
   * Reads {@code major[.minor[.micro]]}.
   *
   * @throws IllegalArgumentException if the text is no version
   */
  public static SpiVersion parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length > 3) {
      throw new IllegalArgumentException("not a version: " + text);
    }
    int[] numbers = new int[3];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return new SpiVersion(numbers[0], numbers[1], numbers[2]);
  }

  @Override
  public int compareTo(SpiVersion other) {
    return Comparator.comparingInt(SpiVersion::major)
        .thenComparingInt(SpiVersion::minor)
        .thenComparingInt(SpiVersion::micro)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + micro;
  }

  /**
   * Versions from a lowest one (included) to a highest one (excluded, null for no end).
   *
   * @param from the lowest version accepted
   * @param below the lowest version no longer accepted, or null
   */
  public record Range(SpiVersion from, @Nullable SpiVersion below) {
    /**
     * Reads {@code [1.2,2)}; a plain version means that version or any later one.
     *
     * @throws IllegalArgumentException if the text is no such range
     */
    public static Range parse(String text) {
      String range = text.strip();
      if (!range.startsWith("[")) {
        return new Range(SpiVersion.parse(range), null);
      }
      int comma = range.indexOf(',');
      if (comma < 0 || !range.endsWith(")")) {
        throw new IllegalArgumentException("not a version range: " + text);
      }
      return new Range(
          SpiVersion.parse(range.substring(1, comma)),
          SpiVersion.parse(range.substring(comma + 1, range.length() - 1)));
    }

    /** What an implementer of provider types accepts: this minor version only. */
    public static Range implementing(SpiVersion version) {
      return new Range(version, new SpiVersion(version.major, version.minor + 1, 0));
    }

    /** What a mere user accepts: this version up to the next major one. */
    public static Range using(SpiVersion version) {
      return new Range(version, new SpiVersion(version.major + 1, 0, 0));
    }

    /** True if the version lies within the range. */
    public boolean includes(SpiVersion version) {
      return version.compareTo(from) >= 0 && (below == null || version.compareTo(below) < 0);
    }

    @Override
    public String toString() {
      return below == null ? from + " or later" : "[" + from + "," + below + ")";
    }
  }

  /**
   * An SPI package and the versions of it that a plug-in accepts.
   *
   * @param spiPackage the package's name
   * @param range the versions accepted
   */
  public record Requirement(String spiPackage, Range range) {}
}

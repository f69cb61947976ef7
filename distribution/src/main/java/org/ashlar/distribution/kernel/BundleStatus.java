package org.ashlar.distribution.kernel;

/**
 * A bundle as people see it.
 *
 * @param name its symbolic name, or the plug-in's name if it was found on the class path
 * @param version its version
 * @param plugin the name of its plug-in, empty if it has none
 * @param state what it does
 * @param origin where it came from
 * @param problem why it does not run, in one sentence, or empty
 */
public record BundleStatus(
    String name, String version, String plugin, State state, String origin, String problem) {
  /** What a bundle does. */
  public enum State {
    /** Its plug-in runs. */
    ACTIVE,
    /** It offers packages to others. */
    LIBRARY,
    /** It lost its place and waits until its last customer is done. */
    RETIRING,
    /** It was stopped. */
    STOPPED,
    /** It could not start. */
    FAILED
  }
}

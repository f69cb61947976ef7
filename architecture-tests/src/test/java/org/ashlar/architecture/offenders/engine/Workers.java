package org.ashlar.architecture.offenders.engine;

/** What a plug-in must not know. */
public final class Workers {
  private Workers() {}

  public static int count() {
    return 1;
  }
}

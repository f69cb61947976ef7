package org.ashlar.distribution.cli;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] arguments) {
    System.out.println("ashlar 0.1.0-SNAPSHOT");
  }
}

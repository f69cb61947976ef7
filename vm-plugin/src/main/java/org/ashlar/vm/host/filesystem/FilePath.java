package org.ashlar.vm.host.filesystem;

/**
 * A path as a program gave it.
 *
 * @param shown its text, which errors repeat
 * @param absolute the path without dots, seen from the working directory
 */
record FilePath(String shown, String absolute) {
  FilePath child(String name) {
    return new FilePath(
        shown.endsWith("/") ? shown + name : shown + "/" + name,
        absolute.endsWith("/") ? absolute + name : absolute + "/" + name);
  }
}

/**
 * The fs module: one description of each operation, run at once, with a callback, or as a promise.
 * Not here: the files themselves, which are host hooks. Entry type: {@link
 * org.ashlar.vm.host.filesystem.FileSystemModule}.
 */
@NullMarked
package org.ashlar.vm.host.filesystem;

import org.jspecify.annotations.NullMarked;

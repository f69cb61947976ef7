/**
 * Where the runtime and the front end meet, and what stands between an agent and its embedder: the
 * hooks that objects need from the layers above them. The VM's own embedding entry is built on it.
 */
@NullMarked
package org.ashlar.vm.host;

import org.jspecify.annotations.NullMarked;

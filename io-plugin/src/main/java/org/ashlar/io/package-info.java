/** Files, streams and sockets, away from the threads that run JavaScript. */
@NullMarked
package org.ashlar.io;

import org.jspecify.annotations.NullMarked;

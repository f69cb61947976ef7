/**
 * The input/output plug-in: files and standard streams on Reactor, away from the threads that run
 * JavaScript. Not here: what a program sees of it, and operations that wait, which are {@link
 * org.ashlar.spi.host.HostFiles}. Entry type: {@link org.ashlar.io.IoPlugin}.
 */
@NullMarked
package org.ashlar.io;

import org.jspecify.annotations.NullMarked;

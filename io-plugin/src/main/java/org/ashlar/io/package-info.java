/**
 * The input/output plug-in: operations on files, and the standard streams, on Reactor, away from
 * the threads that run JavaScript. Not here: what a program sees of it, and what an operation on a
 * file does, which is {@link org.ashlar.spi.host.HostFiles}. Entry type: {@link
 * org.ashlar.io.IoPlugin}.
 */
@NullMarked
package org.ashlar.io;

import org.jspecify.annotations.NullMarked;

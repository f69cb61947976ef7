/**
 * The kernel: plug-ins from bundles on Felix or from the class path, started, stopped and exchanged
 * while programs run, by API and over a control socket. The only place that knows OSGi, and with
 * the modules of bundles the only one that knows Guice. Not here: what a command line offers. Entry
 * type: {@link org.ashlar.distribution.kernel.Kernel}.
 */
@NullMarked
package org.ashlar.distribution.kernel;

import org.jspecify.annotations.NullMarked;

/**
 * Runs of contexts that are recorded at the interfaces between host, virtual machine, scheduler and
 * plug-ins, and drawn as sequence diagrams. Nothing in the product knows that it is traced. Entry
 * type: {@link org.ashlar.distribution.trace.TracedPlatform}.
 */
@NullMarked
package org.ashlar.distribution.trace;

import org.jspecify.annotations.NullMarked;

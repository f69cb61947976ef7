/**
 * Memory governance: quotas, retained size, weak processing and pause reports. Collecting itself is
 * the work of the JVM.
 */
@NullMarked
package org.ashlar.gc;

import org.jspecify.annotations.NullMarked;

/**
 * Agents as the scheduler sees them: tasks that run in slices, the carriers that hold their Java
 * stacks, and the time that wakes them. Not here: timers and job queues, which are state of a
 * context. Entry type: {@link org.ashlar.spi.schedule.Scheduler}.
 */
@Export
@NullMarked
@Version("0.1.0")
package org.ashlar.spi.schedule;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

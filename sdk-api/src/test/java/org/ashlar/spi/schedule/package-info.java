/**
 * The contract of schedulers and time providers, as tests that each implementation extends. Entry
 * type: {@link org.ashlar.spi.schedule.SchedulerContract}.
 */
@NullMarked
package org.ashlar.spi.schedule;

import org.jspecify.annotations.NullMarked;

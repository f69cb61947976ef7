/**
 * The schedulers: a pool of workers with one first-in-first-out queue, a scheduler driven by its
 * callers, and the timer wheel that wakes agents. Nothing here knows JavaScript, and no lock is
 * held while an agent runs. Not here: the carrier that keeps a stack without a thread, which needs
 * internals of the JDK and comes with the distribution. Entry type: {@link
 * org.ashlar.engine.schedule.Schedulers}.
 */
@NullMarked
package org.ashlar.engine.schedule;

import org.jspecify.annotations.NullMarked;

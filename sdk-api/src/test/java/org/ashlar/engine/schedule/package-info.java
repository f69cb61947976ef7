/** Tests of the schedulers. Entry type: {@link org.ashlar.engine.schedule.ThreadPoolTest}. */
@NullMarked
package org.ashlar.engine.schedule;

import org.jspecify.annotations.NullMarked;

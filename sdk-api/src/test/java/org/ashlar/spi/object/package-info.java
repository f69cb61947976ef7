/** What every virtual machine does with the classes of plug-ins. */
@NullMarked
package org.ashlar.spi.object;

import org.jspecify.annotations.NullMarked;

/** Tests of the console. */
@NullMarked
package org.ashlar.vm.host.console;

import org.jspecify.annotations.NullMarked;

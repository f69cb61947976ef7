/**
 * The console and the text it makes of values, in Node's format.
 *
 * <p>Entry type: {@link org.ashlar.vm.host.console.Inspector}.
 */
@NullMarked
package org.ashlar.vm.host.console;

import org.jspecify.annotations.NullMarked;

/**
 * The host process of the test262 runner: requests in, facts out, one JSON object a line.
 *
 * <p>Entry type: {@link org.ashlar.vm.host.test262.Test262Host}.
 */
@NullMarked
package org.ashlar.vm.host.test262;

import org.jspecify.annotations.NullMarked;

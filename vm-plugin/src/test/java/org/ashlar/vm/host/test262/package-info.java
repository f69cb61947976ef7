/** Tests of the host for test262, as its runner sees it. */
@NullMarked
package org.ashlar.vm.host.test262;

import org.jspecify.annotations.NullMarked;

/** Tests of the input/output plug-in. */
@NullMarked
package org.ashlar.io;

import org.jspecify.annotations.NullMarked;

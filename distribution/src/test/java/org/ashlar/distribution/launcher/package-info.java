/** Tests of the shell script that starts the assembled distribution. */
@NullMarked
package org.ashlar.distribution.launcher;

import org.jspecify.annotations.NullMarked;

/** Tests of the command line, mostly in processes of their own. */
@NullMarked
package org.ashlar.distribution.cli;

import org.jspecify.annotations.NullMarked;

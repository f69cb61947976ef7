/**
 * The command line: options, exit codes and what a terminal shows. Entry type {@link
 * org.ashlar.distribution.cli.Main}.
 */
@NullMarked
package org.ashlar.distribution.cli;

import org.jspecify.annotations.NullMarked;

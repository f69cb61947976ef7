/** The contract tests, run on Rhino. */
@NullMarked
package org.ashlar.example.rhino;

import org.jspecify.annotations.NullMarked;

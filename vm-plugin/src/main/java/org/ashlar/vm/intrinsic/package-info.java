/**
 * Joins the intrinsic packages: which package makes an intrinsic, and what a new global object
 * holds.
 */
@NullMarked
package org.ashlar.vm.intrinsic;

import org.jspecify.annotations.NullMarked;

/**
 * The virtual machine as one unit: what ties front end and runtime together into the plug-in. The
 * parts live in the packages below.
 */
@NullMarked
package org.ashlar.vm;

import org.jspecify.annotations.NullMarked;

/**
 * Where specifiers of files and packages lead, as Node has it, for {@code require} and for imports
 * alike.
 *
 * <p>Nothing here runs guest code or knows of a context; files are looked at as far as they are
 * granted. Entry type: {@link org.ashlar.vm.host.resolution.ModuleResolver}.
 */
@NullMarked
package org.ashlar.vm.host.resolution;

import org.jspecify.annotations.NullMarked;

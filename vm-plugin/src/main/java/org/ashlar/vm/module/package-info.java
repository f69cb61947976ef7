/**
 * Module records (clause 16.2): loading, linking and evaluation of module graphs, and namespace
 * objects.
 *
 * <p>Where the text of a module comes from is the host's matter, behind {@link
 * org.ashlar.vm.module.ModuleHost}. Entry type: {@link org.ashlar.vm.module.ModuleGraph}.
 */
@NullMarked
package org.ashlar.vm.module;

import org.jspecify.annotations.NullMarked;

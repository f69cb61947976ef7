/**
 * What the modules that Node has built in share: errors with codes, paths, options, and work that
 * goes on outside the context. Not here: any of those modules. Entry types: {@link
 * org.ashlar.vm.host.node.Background} and {@link org.ashlar.vm.host.node.HostErrors}.
 */
@NullMarked
package org.ashlar.vm.host.node;

import org.jspecify.annotations.NullMarked;

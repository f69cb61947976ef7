/**
 * The standard streams as programs see them. Not here: where their bytes come from and go to, which
 * are host hooks. Entry types: {@link org.ashlar.vm.host.stream.StandardInput} and {@link
 * org.ashlar.vm.host.stream.StandardOutput}.
 */
@NullMarked
package org.ashlar.vm.host.stream;

import org.jspecify.annotations.NullMarked;

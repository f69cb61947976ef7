/**
 * CommonJS: {@code require}, module objects, and the modules that are built in.
 *
 * <p>Files are read through the host's hooks and permissions. Entry type: {@link
 * org.ashlar.vm.host.commonjs.CommonJsLoader}.
 */
@NullMarked
package org.ashlar.vm.host.commonjs;

import org.jspecify.annotations.NullMarked;

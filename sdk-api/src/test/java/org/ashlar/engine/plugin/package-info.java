/** Tests of plug-ins at run time. Entry type: {@link org.ashlar.engine.plugin.PluginHostTest}. */
@NullMarked
package org.ashlar.engine.plugin;

import org.jspecify.annotations.NullMarked;

/**
 * Plug-ins at run time: the services they offer each other, how they are started, exchanged and
 * stopped, in a flat class path as in bundles. Not here: where their classes come from. Entry type:
 * {@link org.ashlar.engine.plugin.PluginHost}.
 */
@NullMarked
package org.ashlar.engine.plugin;

import org.jspecify.annotations.NullMarked;

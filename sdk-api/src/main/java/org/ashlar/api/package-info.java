/**
 * What an embedding program sees: engines, contexts, sources and values. Not what a plug-in
 * implements, which lives below {@code org.ashlar.spi}.
 */
@NullMarked
package org.ashlar.api;

import org.jspecify.annotations.NullMarked;

/** Tests of the engine. Entry type: {@link org.ashlar.engine.PlatformEngineTest}. */
@NullMarked
package org.ashlar.engine;

import org.jspecify.annotations.NullMarked;

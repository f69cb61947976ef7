/**
 * A JUnit extension for tests that wait: each runs on an engine with a scheduler of its own. For
 * the contract tests and for plug-in authors. Entry type: {@link org.ashlar.testing.JsAsyncTest}.
 */
@NullMarked
package org.ashlar.testing;

import org.jspecify.annotations.NullMarked;

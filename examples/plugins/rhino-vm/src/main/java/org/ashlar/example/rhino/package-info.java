/**
 * A virtual machine around Rhino: what a plug-in author has to write to bring another engine. It
 * has no modules, no heap quota and no {@code async} functions, and says so; it never gives its
 * worker away inside a job, because Rhino keeps its context in a thread-local. Entry type: {@link
 * org.ashlar.example.rhino.RhinoPlugin}.
 */
@NullMarked
package org.ashlar.example.rhino;

import org.jspecify.annotations.NullMarked;

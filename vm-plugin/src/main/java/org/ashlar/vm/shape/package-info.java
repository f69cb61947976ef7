/**
 * Layout and attributes of objects: shapes, their transitions, and slot kinds (clause 6.1.7.1).
 *
 * <p>A shape says nothing about the prototype and nothing about a realm, so shapes, bytecode, code
 * and feedback are shared by all realms of a sharing group. Entry type: {@link
 * org.ashlar.vm.shape.Shape}.
 */
@NullMarked
package org.ashlar.vm.shape;

import org.jspecify.annotations.NullMarked;

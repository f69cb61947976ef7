/**
 * Buffers as Node has them: bytes that are a Uint8Array with conversions to and from text. Entry
 * type: {@link org.ashlar.vm.host.buffer.Buffers}.
 */
@NullMarked
package org.ashlar.vm.host.buffer;

import org.jspecify.annotations.NullMarked;

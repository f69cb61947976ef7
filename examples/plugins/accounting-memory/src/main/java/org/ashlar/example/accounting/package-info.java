/**
 * A memory plug-in that counts what it is told and traces when a quota may be exceeded, with the
 * simplest walk there is. It measures no pauses, paces nobody and manages no buffers. Entry type:
 * {@link org.ashlar.example.accounting.AccountingPlugin}.
 */
@NullMarked
package org.ashlar.example.accounting;

import org.jspecify.annotations.NullMarked;

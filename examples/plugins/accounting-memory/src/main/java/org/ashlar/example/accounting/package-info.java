/**
 * A memory plug-in that adds up what it is told and ends who allocates more than its quota. It
 * traces nothing, measures no pauses, paces nobody and manages no buffers. Entry type: {@link
 * org.ashlar.example.accounting.AccountingPlugin}.
 */
@NullMarked
package org.ashlar.example.accounting;

import org.jspecify.annotations.NullMarked;

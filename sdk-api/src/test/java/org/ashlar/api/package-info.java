/** Tests of the embedding API. Entry type: {@link org.ashlar.api.ErrorCodeTest}. */
@NullMarked
package org.ashlar.api;

import org.jspecify.annotations.NullMarked;

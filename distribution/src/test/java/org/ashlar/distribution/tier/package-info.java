/**
 * Programs under every tier: what compiled code computes, allocates, and how it is ended. Entry
 * type: {@link org.ashlar.distribution.tier.TierTest}.
 */
@NullMarked
package org.ashlar.distribution.tier;

import org.jspecify.annotations.NullMarked;

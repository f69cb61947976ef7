"use strict";

/** A stream of pseudo-random numbers (splitmix32) that its seed determines on every engine. */
class Random {
  #state;

  constructor(seed) {
    this.#state = seed | 0;
  }

  /** An unsigned number of 32 bits. */
  next() {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** From 0 to below the bound. */
  below(bound) {
    return this.next() % bound;
  }

  /** From the first to the last, both included. */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  /** True in so many of a hundred cases. */
  percent(share) {
    return this.below(100) < share;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** One of the rows [weight, value]. */
  weighted(rows) {
    let total = 0;
    for (const [weight] of rows) {
      total += weight;
    }
    let at = this.below(total);
    for (const [weight, value] of rows) {
      at -= weight;
      if (at < 0) {
        return value;
      }
    }
    throw new Error("unreachable");
  }

  /** A list of so many results. */
  times(count, make) {
    return Array.from({ length: count }, (_, i) => make(i));
  }
}

module.exports = { Random };

export class Queue {
  #items = [];
  #waiting = [];
  #ended = false;

  put(item) {
    const taker = this.#waiting.shift();
    if (taker) taker({ value: item, done: false });
    else this.#items.push(item);
  }

  end() {
    this.#ended = true;
    for (const taker of this.#waiting.splice(0)) taker({ value: undefined, done: true });
  }

  next() {
    if (this.#items.length > 0) return Promise.resolve({ value: this.#items.shift(), done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

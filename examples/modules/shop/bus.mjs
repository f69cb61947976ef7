class Bus {
  #listeners = new Map();
  #count = 0;

  get count() {
    return this.#count;
  }

  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...listeners, listener]);
    return this;
  }

  async emit(event, detail) {
    this.#count++;
    for (const listener of this.#listeners.get(event) ?? []) await listener(detail);
  }
}

export const bus = new Bus();

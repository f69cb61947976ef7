import { Customer } from './customers.mjs';
import prices from './prices.mjs';
import { less } from './money.mjs';
import { bus } from './bus.mjs';
import { take } from './stock.mjs';

export class Order {
  static #last = 0;
  static by(customer) {
    if (!(customer instanceof Customer)) throw new TypeError('only customers order');
    return new Order(customer);
  }

  number = ++Order.#last;
  total = 0n;

  constructor(customer) {
    this.customer = customer;
  }

  async fill(items) {
    for await (const [name, count] of items) {
      try {
        await take(name, count);
      } catch (cause) {
        throw new Error(`order ${this.number}`, { cause });
      }
      this.total += less(prices.get(name) * BigInt(count), this.customer.discount);
    }
    await bus.emit('filled', this);
    return this;
  }
}

import { Order } from './orders.mjs';

export class Customer {
  orders = [];

  constructor(name, { discount = 0 } = {}) {
    Object.assign(this, { name, discount });
  }

  async order(...items) {
    const order = await Order.by(this).fill(items);
    this.orders.push(order);
    return order;
  }
}

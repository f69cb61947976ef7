import { bus } from './bus.mjs';
import { format } from './money.mjs';

bus.on('filled', ({ number, customer, total }) => console.log(`#${number} ${customer.name.padEnd(4)}${format(total).padStart(7)}`));

export function totals(customers) {
  return customers.map(({ name, orders }) => `${name} ${format(orders.reduce((sum, { total }) => sum + total, 0n))}`).join('; ');
}

export { format as money, format as default } from './money.mjs';

// A shop whose parts talk by events; the modules of customers and orders know each other.
import * as report from './report.mjs';
import { bus } from './bus.mjs';
import { Customer } from './customers.mjs';
import { open as stock, take } from './stock.mjs';

const ada = new Customer('Ada');
const bob = new Customer('Bob', { discount: 0.1 });

await ada.order(['pen', 2], ['ink', 1]);
await bob.order(['pen', 8], ['paper', 3]);
await ada.order(['paper', 5]).catch((error) => console.log(`refused: ${error.message}; ${error.cause}`));
await Promise.all([bob.order(['ink', 1]), take('paper', 1)]);

console.log(report.totals([ada, bob]));
console.log([...stock].map(([name, count]) => `${name}: ${count}`).join(', '));
console.log(`${bus.count} events, ${Object.keys(report).join(' ')}`);

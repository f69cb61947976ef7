// A market day: customers arrive, queue at stalls and buy; at the end the till is counted.
'use strict';

class Random {
  constructor(seed) { this.state = seed; }
  next() { this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff; return this.state / 0x80000000; }
  below(limit) { return Math.floor(this.next() * limit); }
}

class Stall {
  constructor(name, price) { this.name = name; this.price = price; this.queue = []; this.sold = 0; this.revenue = 0; }
  join(customer) { this.queue.push(customer); }
  cost(amount) { return amount * this.price; }
  serve() {
    const customer = this.queue.shift();
    if (customer === undefined) return null;
    const cost = this.cost(customer.amount);
    if (customer.purse < cost) return { customer, paid: 0 };
    customer.purse -= cost;
    this.sold += customer.amount;
    this.revenue += cost;
    return { customer, paid: cost };
  }
}

class Butcher extends Stall {
  constructor(name, price, rebate) { super(name, price); this.rebate = rebate; }
  cost(amount) { return amount > 2 ? super.cost(amount) * (1 - this.rebate) : super.cost(amount); }
}

const counter = () => { let count = 0; return step => { count += step; return count; }; };

function smooth(values) {
  const result = new Float64Array(values.length);
  for (let i = 1; i < values.length - 1; i++) result[i] = (values[i - 1] + values[i] + values[i + 1]) / 3;
  return result;
}

function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) { const j = random.below(i + 1); [list[i], list[j]] = [list[j], list[i]]; }
  return list;
}

function day(number) {
  const random = new Random(number + 1);
  const stalls = [new Stall('apples', 2), new Stall('bread', 3.5), new Butcher('sausages', 9, 0.25)];
  const names = new Map(stalls.map(stall => [stall.name, stall]));
  const visitors = counter();
  const hours = [];
  for (let hour = 0; hour < 24; hour++) {
    const arrivals = 5 + random.below(20);
    for (let i = 0; i < arrivals; i++) {
      const id = visitors(1);
      const wish = [...names.keys()][random.below(3)];
      names.get(wish).join({ id, purse: 10 + random.below(30), amount: 1 + random.below(4) });
    }
    let income = 0;
    for (const stall of stalls) {
      for (let sale = stall.serve(); sale !== null; sale = stall.serve()) income += sale.paid;
    }
    hours.push(income);
  }
  const ranking = stalls.slice().sort((a, b) => b.revenue - a.revenue).map(stall => stall.name);
  return { number, visitors: visitors(0), income: smooth(hours).reduce((a, b) => a + b, 0), ranking, order: shuffle([1, 2, 3, 4, 5], random) };
}

function* days(count) { for (let i = 0; i < count; i++) yield day(i); }

async function main() {
  let income = 0, visitors = 0;
  const firsts = {};
  for (const { income: earned, visitors: seen, ranking } of days(400)) {
    income += earned;
    visitors += seen;
    firsts[ranking[0]] = (firsts[ranking[0]] || 0) + 1;
    await null;
  }
  const lines = Object.entries(firsts).map(([name, times]) => `${name.padEnd(10)} ${String(times).padStart(4)}`);
  console.log(`${visitors} visitors spent ${income.toFixed(2)}`);
  console.log(lines.join('\n'), JSON.stringify({ days: 400 }));
}

main();

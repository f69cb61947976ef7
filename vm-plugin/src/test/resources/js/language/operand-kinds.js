// One site sees operands of one kind until the interpreter trusts them, then others: the result must not care.
function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

const operators = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => a << b,
  '>>': (a, b) => a >> b,
  'a+7': (a) => a + 7,
  'a-7': (a) => a - 7,
  'a*7': (a) => a * 7,
  'a*-7': (a) => a * -7,
  'a*0': (a) => a * 0,
  'a&7': (a) => a & 7,
  'a|7': (a) => a | 7,
  'a<<7': (a) => a << 7,
  'a>>7': (a) => a >> 7,
  '++': (a) => ++a,
  '--': (a) => --a,
  '<': (a, b) => (a < b ? 'yes' : 'no'),
  '<=': (a, b) => (a <= b ? 'yes' : 'no'),
  '>': (a, b) => (a > b ? 'yes' : 'no'),
  '>=': (a, b) => (a >= b ? 'yes' : 'no'),
  '!(<)': (a, b) => (!(a < b) ? 'yes' : 'no'),
  '!(<=)': (a, b) => (!(a <= b) ? 'yes' : 'no'),
  '!(>)': (a, b) => (!(a > b) ? 'yes' : 'no'),
  '!(>=)': (a, b) => (!(a >= b) ? 'yes' : 'no'),
  '==': (a, b) => (a == b ? 'yes' : 'no'),
  '!=': (a, b) => (a != b ? 'yes' : 'no'),
  '===': (a, b) => (a === b ? 'yes' : 'no'),
  '!==': (a, b) => (a !== b ? 'yes' : 'no'),
};
const object = { valueOf: () => 5 };
const operands = [
  [3, 4], [4, 3], [0, -5], [-5, 0], [0, 0], [-0, 0], [0, -0], [2147483647, 1], [-2147483648, 1], [-2147483648, -1], [65536, 65536],
  [7, 33], [1.5, 2.5], [1.5, 2], [2, 1.5], [NaN, 1], [1, NaN], [NaN, NaN], [Infinity, -Infinity], ['a', 'b'], ['a', 1], [1, 'a'],
  ['3', 3], [true, 1], [null, undefined], [null, 0], [undefined, undefined], [object, 5], [object, object], [object, null], [{}, object],
];

// The same function made anew from its text, with one pair of operands only, is the expectation.
for (const [name, operator] of Object.entries(operators)) {
  const expected = operands.map(([a, b]) => new Function(`return ${operator}`)()(a, b));
  for (let first = 0; first < operands.length; first++) {
    const fresh = new Function(`return ${operator}`)();
    for (let round = 0; round < 3; round++) {
      same(fresh(...operands[first]), expected[first], `${name} of ${first}`);
    }
    operands.forEach(([a, b], i) => same(fresh(a, b), expected[i], `${name} of ${i} after ${first}`));
  }
}

// An increment that a loop's test follows.
function rounds(from, limit) {
  let n = 0;
  for (let i = from; i < limit; i++) {
    n++;
    if (n > 50) {
      break;
    }
  }
  return n;
}
for (const [from, limit, n] of [[0, 10, 10], [0, 10.5, 11], [0.5, 3, 3], [2147483640, 2147483647, 7], [2147483640, 2147483649, 9], [0, '4', 4],
  [5, 5, 0], [0, NaN, 0], [0, Infinity, 51], [0, 3, 3]]) {
  same(rounds(from, limit), n, `rounds(${from}, ${limit})`);
}

// this and the closure's environment, which calls put in place before the code runs.
function outer(k) {
  function Counter() { this.n = k; }
  Counter.prototype.add = function (d) { this.n += d + k; return this.n; };
  return new Counter();
}
const counter = outer(10);
same(counter.add(1), 21, 'this and environment');
same(counter.add(2), 33, 'this and environment again');
function sloppy() { return typeof this; }
function strict() { 'use strict'; return typeof this; }
same(sloppy.call(1) + strict.call(1), 'objectnumber', 'this of primitives');
const holder = { sloppy, strict };
same(holder.sloppy() + sloppy() + holder.strict() + strict(), 'objectobjectobjectundefined', 'this by kind of call');
function count() { return arguments.length * 100 + (arguments[3] ?? 0); }
same(count() + count(1) + count(1, 2) + count(1, 2, 3) + count(1, 2, 3, 4), 1004, 'arguments');
function defaults(a, b, c) { return [a, b, c].join(); }
same([defaults(), defaults(1), defaults(1, 2), defaults(1, 2, 3), defaults(1, 2, 3, 4)].join('|'), ',,|1,,|1,2,|1,2,3|1,2,3', 'parameters');

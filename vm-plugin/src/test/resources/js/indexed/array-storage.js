function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// Each array method gives the same on every kind of storage as on a plain array-like object.
const kinds = {
  ints: () => [5, 3, 8, -1, 0, 7],
  doubles: () => [1.5, -0, NaN, 2, Infinity],
  strings: () => ["b", "a", "c", "aa"],
  mixed: () => [1, "x", null, undefined, 2.5, true],
  holes: () => [1, , 3, , , 6],
  grown: () => {
    const a = [];
    for (let i = 0; i < 40; i++) a[i] = i % 7;
    return a;
  },
  unbacked: () => new Array(6),
  sparse: () => {
    const a = [1, 2];
    a[5_000_000] = 3;
    a.length = 4;
    a[3] = 9;
    return a;
  },
  queue: () => {
    const a = [];
    for (let i = 0; i < 700; i++) a.push(i);
    for (let i = 0; i < 20; i++) a.shift();
    return a;
  },
  frozenLength: () => {
    const a = [4, 2, 6];
    Object.defineProperty(a, "2", { value: 6, writable: true, enumerable: true, configurable: true });
    return a;
  },
};

const methods = {
  at: (a) => a.at(-2),
  concat: (a) => a.concat([1.5, , "z"], 9),
  copyWithin: (a) => a.copyWithin(1, 3, 5),
  every: (a) => a.every((x) => x !== 8),
  fill: (a) => a.fill(7, 1, 4),
  fillAll: (a) => a.fill("f"),
  filter: (a) => a.filter((x) => x > 1),
  find: (a) => a.find((x) => x === undefined || x > 2),
  findLastIndex: (a) => a.findLastIndex((x) => typeof x === "number"),
  flat: (a) => a.flat(),
  forEach: (a) => {
    const seen = [];
    a.forEach((x, i) => seen.push([i, x]));
    return seen.flat();
  },
  includesUndefined: (a) => a.includes(undefined),
  includesNaN: (a) => a.includes(NaN),
  indexOf: (a) => [a.indexOf(3), a.indexOf("c"), a.indexOf(NaN), a.indexOf(2.5), a.indexOf(-0)].join(),
  join: (a) => a.join("|"),
  lastIndexOf: (a) => a.lastIndexOf(3),
  map: (a) => a.map((x, i) => (i === 2 ? "two" : x)),
  pop: (a) => [a.pop(), a.pop(), a.length],
  push: (a) => [a.push(1.25, "p"), a.length, a[a.length - 2]],
  reduce: (a) => a.reduce((x, y) => String(x) + String(y), ""),
  reduceRight: (a) => a.reduceRight((x, y) => String(x) + String(y), ""),
  reverse: (a) => a.reverse(),
  shift: (a) => [a.shift(), a.shift(), a.length],
  slice: (a) => a.slice(1, -1),
  some: (a) => a.some((x) => x === 3),
  sort: (a) => a.sort(),
  sortBy: (a) => a.sort((x, y) => (String(y) > String(x) ? 1 : -1)),
  spliceShrink: (a) => [a.splice(1, 2, "s"), a.length].flat(),
  spliceGrow: (a) => [a.splice(1, 1, 1, 2.5, "s"), a.length].flat(),
  toReversed: (a) => a.toReversed(),
  toSorted: (a) => a.toSorted(),
  toSpliced: (a) => a.toSpliced(1, 2, "t"),
  unshift: (a) => [a.unshift("u", 1), a.length],
  with: (a) => a.with(1, "w"),
  entries: (a) => [...a.entries()].flat(),
  truncate: (a) => {
    a.length = 2;
    return a.length;
  },
};

function text(value) {
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  let result = `${value.length}:`;
  for (let i = 0; i < value.length; i++) result += i in value ? `${text(value[i])},` : "hole,";
  return result;
}

function twin(array) {
  const made = Object.create(Array.prototype);
  for (let i = 0; i < array.length; i++) if (i in array) made[i] = array[i];
  Object.defineProperty(made, "length", { value: array.length, writable: true });
  Object.defineProperty(made, Symbol.isConcatSpreadable, { value: true });
  return made;
}

for (const [kind, make] of Object.entries(kinds)) {
  for (const [name, run] of Object.entries(methods)) {
    if (kind === "unbacked" && name === "sortBy") continue;
    const array = make();
    const generic = twin(make());
    const what = `${name} on ${kind}`;
    if (name === "truncate" || (name === "flat" && kind === "x")) {
      run(array);
      same(text(array).startsWith("2:"), true, what);
      continue;
    }
    const result = run(array);
    const expected = run(generic);
    const self = result === array;
    same(self ? text(array) : text(result), self ? text(generic) : text(expected), what);
    same(text(array), text(generic), `receiver after ${what}`);
  }
}

// Patched protocols are seen.
const patched = [1, 2, 3];
patched[Symbol.iterator] = function* () {
  yield "own";
};
same([...patched].join(), "own", "own iterator");
class Sub extends Array {}
same(Sub.from([1, 2]).map((x) => x) instanceof Sub, true, "species of a subclass");
const marked = [1, 2];
marked.constructor = { [Symbol.species]: Sub };
same(marked.slice() instanceof Sub, true, "species of an own constructor");
const kept = Array.prototype[Symbol.iterator];
Array.prototype[Symbol.iterator] = function () {
  return ["patched"].values();
};
Array.prototype[Symbol.iterator] = kept;
Array.prototype[1] = "inherited";
same([0, , 2].join(), "0,inherited,2", "hole with an inherited element");
same([0, , 2].indexOf("inherited"), 1, "search of an inherited element");
delete Array.prototype[1];

// A queue stays one whatever happens in between.
const queue = [];
let sum = 0;
for (let i = 0; i < 5000; i++) queue.push(i);
while (queue.length > 0) {
  sum += queue.shift();
  if (sum % 3 === 0 && queue.length < 5000) queue.push(1);
}
same(queue.length, 0, "drained queue");
same(sum > 12_497_500, true, "sum of the queue");

// Sorting reads each element once, and takes away what is left over without looking at it again.
let reads = 0;
const seenBySort = [];
const withGetter = [];
Object.defineProperty(withGetter, 2, { get() { reads++; }, configurable: true });
withGetter.sort();
same(reads, 1, "reads of a getter");
same(Object.getOwnPropertyNames(withGetter).join(), "0,length", "elements of the sorted array");
Array.prototype.sort.call(
  new Proxy([3, , 1], {
    has(t, k) { seenBySort.push(`has ${k}`); return Reflect.has(t, k); },
    deleteProperty(t, k) { seenBySort.push(`delete ${k}`); return Reflect.deleteProperty(t, k); },
  }),
);
same(seenBySort.join(), "has 0,has 1,has 2,delete 2", "what sorting asks");

// A setter on the prototype is called even where the array itself could not take the element.
for (const make of [() => new Array(5), () => [1, 2, 3, 4, 5]]) {
  const fixed = Object.defineProperty(make(), "length", { writable: false });
  const stored = [];
  Object.defineProperty(Array.prototype, 5, { set(value) { stored.push(value); }, configurable: true });
  fixed[5] = 1;
  fixed["5"] = 2;
  same(Reflect.set(fixed, 5, 3), true, "set by reflection");
  delete Array.prototype[5];
  same(stored.join(), "1,2,3", "what the setter got");
  same(Reflect.set(fixed, 5, 4), false, "without a setter");
  same(fixed.length, 5, "length that cannot be written");
}

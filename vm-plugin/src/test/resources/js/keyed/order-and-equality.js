function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// Iteration of maps and sets goes on through changes.
const map = new Map([[1, "a"], [2, "b"], [3, "c"]]);
const seen = [];
for (const [key] of map) {
  seen.push(key);
  if (key < 60) {
    map.delete(key);
    map.set(key + 3, key);
  }
}
same(seen.length, 62, "entries met");
same([...map.keys()].join(), "60,61,62", "keys left");

const set = new Set();
for (let i = 0; i < 100; i++) set.add(i);
const walk = set.values();
for (let i = 0; i < 50; i++) walk.next();
for (let i = 0; i < 75; i += 2) set.delete(i);
for (let i = 100; i < 300; i++) set.add(i);
same(walk.next().value, 51, "next after deletions and a rebuild");
set.clear();
set.add("fresh");
same(walk.next().value, "fresh", "next after clear");
same(walk.next().done, true, "end");
set.add("late");
same(walk.next().done, true, "an ended iterator stays ended");

// Keys compare by SameValueZero.
const keyed = new Map();
keyed.set(NaN, "nan").set(-0, "zero").set("x" + "y".repeat(40), "rope").set(2n ** 70n, "big");
same(keyed.get(NaN), "nan", "NaN");
same(keyed.get(0), "zero", "zero");
same(Object.is([...keyed.keys()][1], 0), true, "minus zero is stored as zero");
same(keyed.get(["x", "y".repeat(40)].join("")), "rope", "text of another representation");
same(keyed.get(2n ** 70n), "big", "BigInt");
same(keyed.get(1.0 - 1), "zero", "computed zero");
for (let i = 0; i < 5000; i++) keyed.set(i * 7, i).set(`k${i}`, i).set({ i }, i);
same(keyed.size, 15_003, "size");
same(keyed.get(34_993), 4999, "int key");
same(keyed.get("k4999"), 4999, "string key");

// Weak collections work on objects that are frozen, proxies or functions.
const weak = new WeakMap();
const keys = [Object.freeze({}), new Proxy({}, {}), () => 0, [], new Map(), Symbol("s"), Object.create(null)];
for (const key of keys) weak.set(key, keys.indexOf(key));
const other = new WeakMap(keys.map((key) => [key, "other"]));
keys.forEach((key, i) => {
  same(weak.get(key), i, `weak key ${i}`);
  same(other.get(key), "other", `other map ${i}`);
  same(weak.delete(key), true, `delete ${i}`);
  same(weak.has(key), false, `gone ${i}`);
  same(other.has(key), true, `still in the other ${i}`);
});
same(Reflect.ownKeys(keys[0]).length, 0, "entries are no properties");

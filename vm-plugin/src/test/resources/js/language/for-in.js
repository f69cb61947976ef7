function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}
function keys(object, visit) {
  const seen = [];
  for (const key in object) {
    seen.push(key);
    visit?.(key);
  }
  return seen.join();
}

same(keys({ b: 1, a: 2, 1: 3, 0: 4, [Symbol("s")]: 5 }), "0,1,b,a", "order");
same(keys(null) + keys(undefined) + keys(1), "", "nothing");
same(keys("ab"), "0,1", "string");
same(keys([5, , 6]), "0,2", "array with a hole");

// Own keys shadow inherited ones, whether or not they can be enumerated.
const hidden = (name) => Object.defineProperty({}, name, { value: 1, enumerable: false, configurable: true });
const chain = (...objects) => objects.reduceRight((parent, object) => Object.setPrototypeOf(object, parent), null);
same(keys(chain({ a: 1 }, { b: 2, a: 3 }, { c: 4, b: 5 })), "a,b,c", "chain");
same(keys(chain(hidden("x"), { x: 1, y: 2 })), "y", "hidden own key");
same(keys(chain({ a: 1 }, hidden("x"), hidden("y"), { x: 1, y: 2, z: 3 })), "a,z", "hidden inherited keys");
same(keys(chain({ a: 1 }, [7], { 0: 1, b: 2 })), "a,0,b", "elements on the way");

// What changes while the loop runs.
{
  const object = { a: 1, b: 2, c: 3 };
  same(keys(object, () => delete object.b), "a,c", "deleted before its turn");
  const grown = { a: 1, b: 2 };
  same(keys(grown, (key) => (grown[key + key] = 1)), "a,b", "added meanwhile");
  const changed = { a: 1, b: 2 };
  same(keys(changed, () => (changed.b = "text")), "a,b", "value of another kind");
  const own = { a: 1, b: 2 };
  const both = Object.setPrototypeOf(own, { b: 3, c: 4 });
  same(keys(both, () => delete own.b), "a,b,c", "a key that is gone shadows nothing");
  const late = { a: 1 };
  Object.prototype.added = 1;
  same(keys(late), "a,added", "enumerable in %Object.prototype%");
  delete Object.prototype.added;
  same(keys(late), "a", "gone again");
}

// Objects that answer themselves.
const log = [];
const proxy = new Proxy(
  { a: 1, b: 2 },
  {
    ownKeys: () => (log.push("ownKeys"), ["a", "b"]),
    getOwnPropertyDescriptor: (target, key) => (log.push(key), Reflect.getOwnPropertyDescriptor(target, key)),
  },
);
same(keys(proxy), "a,b", "proxy");
same(log.join(), "ownKeys,a,b", "traps");
same(keys(Object.setPrototypeOf({ own: 1 }, proxy)), "own,a,b", "proxy as a prototype");
const large = {};
for (let i = 0; i < 3000; i++) {
  large["k" + i] = i;
}
delete large.k5;
same(keys(large).split(",").length, 2999, "dictionary");
class Base {
  field = 1;
  method() {}
}
class Derived extends Base {
  other = 2;
}
same(keys(new Derived()), "field,other", "instance of a class");

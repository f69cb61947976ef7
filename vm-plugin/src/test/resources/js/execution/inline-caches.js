function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// One site, run often enough to be cached, must follow every change of what it reads.
function read(o) {
  return o.p;
}
const proto = { p: 1 };
const child = Object.create(proto);
for (let i = 0; i < 10; i++) same(read(child), 1, "inherited");
proto.p = 2;
same(read(child), 2, "changed in the prototype");
proto.p = "text";
same(read(child), "text", "changed kind");
child.p = 3;
same(read(child), 3, "shadowed");
delete child.p;
same(read(child), "text", "no longer shadowed");
Object.defineProperty(proto, "p", { get: () => 4, configurable: true });
same(read(child), 4, "became an accessor");
delete proto.p;
same(read(child), undefined, "deleted");
Object.prototype.p = 5;
same(read(child), 5, "appeared further up");
delete Object.prototype.p;
same(read(child), undefined, "and went");
Object.setPrototypeOf(child, { p: 6 });
same(read(child), 6, "another prototype");

// More shapes than a site caches.
for (let round = 0; round < 3; round++) {
  for (let i = 0; i < 12; i++) {
    const o = {};
    for (let k = 0; k < i; k++) o["x" + k] = k;
    o.p = i;
    same(read(o), i, "shape " + i);
  }
}

// Primitives share sites with objects.
String.prototype.p = "on strings";
same(read("s"), "on strings", "string");
same(read({ p: 0 }), 0, "object after a string");
delete String.prototype.p;
same(read("s"), undefined, "string after deletion");

// Stores: kinds of a slot widen, setters and read-only properties are met.
function write(o, v) {
  o.q = v;
}
const kinds = { q: 1 };
for (const v of [1, 2, 0.5, -0, NaN, "s", null, 3]) {
  write(kinds, v);
  same(kinds.q, v, "stored");
}
class Point {
  constructor(x) {
    this.q = x;
  }
}
for (let i = 0; i < 10; i++) same(new Point(i).q, i, "added");
let seen;
Object.defineProperty(Point.prototype, "q", { set: (v) => (seen = v), configurable: true });
same(Object.hasOwn(new Point(11), "q"), false, "a setter in the prototype stops adding");
same(seen, 11, "and is called");
delete Point.prototype.q;
same(new Point(12).q, 12, "adding again");
const frozen = Object.freeze(new Point(1));
write(frozen, 2);
same(frozen.q, 1, "frozen");

// Literals of one site with fields of changing kinds.
function literal(a, b, c) {
  return { a, b, c };
}
for (let i = 0; i < 20; i++) {
  const o = i < 15 ? literal(i, i / 2, "s") : literal("x", {}, i);
  same(o.a, i < 15 ? i : "x", "literal a");
  same(o.c, i < 15 ? "s" : i, "literal c");
}

// Names and lengths of functions are made late.
function late(a, b) {}
same(Object.keys(late).length, 0, "nothing enumerable");
same(Object.getOwnPropertyNames(late).join(), "length,name,prototype", "order of late properties");
function early() {}
early.own = 1;
same(
  Object.getOwnPropertyNames(early).join(),
  "length,name,prototype,own",
  "late properties come first even after others",
);
delete early.name;
same(early.name, "", "the name of Function.prototype shows");

function equal(actual, expected, what) {
  if (!Object.is(actual, expected)) throw new Error(what + ": " + String(actual) + " is not " + String(expected));
}
let log = [];
const note = (x) => { log.push(x); return x; };

class Base {
  constructor(...rest) { this.rest = rest; this.kind = new.target.name; }
  get who() { return "base"; }
  static make(...a) { return new this(...a); }
}
class Derived extends (note("heritage"), Base) {
  static [note("s")] = note("static");
  [note("f")] = note("field");
  #secret = 1;
  static #count = 0;
  static { this.block = Derived.#count + 1; }
  #step() { return ++this.#secret; }
  get #both() { return this.#secret; }
  set #both(v) { this.#secret = v; }
  [note("m")]() { return this.#step(); }
  constructor(...a) {
    const early = () => this;
    let failed;
    try { early(); } catch (e) { failed = e; }
    equal(failed instanceof ReferenceError, true, "this before super");
    const call = () => super(...a, "x");
    call();
    equal(early(), this, "this after super in an arrow function");
    try { call(); } catch (e) { failed = e; }
    equal(failed.message.length > 0, true, "super twice");
  }
  get who() { return "derived of " + super.who; }
  change(v) { this.#both += v; return this.#both; }
  static has(o) { return #secret in o; }
  late = () => this.#secret;
}
equal(log.join(), "heritage,s,f,m,static", "order of a class definition");
const d = Derived.make(1, 2);
equal(d.rest.join() + d.kind, "1,2,xDerived", "super call");
equal(d.f + Derived.s + Derived.block, "fieldstatic1", "fields");
equal(d.m() + d.change(5), 9, "private members");
equal(d.late(), 7, "arrow function in a field");
equal(d.who, "derived of base", "super property");
equal(Derived.has(d) && !Derived.has({}), true, "brand check");
equal(Derived.name + (class {}).name + (() => {}).name, "Derived", "names");
const named = { [Symbol("k")]: class {}, f: () => {}, get g() { return 1; } };
equal(named[Object.getOwnPropertySymbols(named)[0]].name, "[k]", "name from a symbol");
equal(Object.getOwnPropertyDescriptor(named, "g").get.name, "get g", "name of a getter");

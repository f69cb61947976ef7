function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// Arguments objects, names found by eval and with, and global bindings.
function mapped(a, b) {
  arguments[0] = "changed";
  b = "also";
  return [a, arguments[1], arguments.length].join();
}
same(mapped(1, 2, 3), "changed,also,3", "mapped arguments");
same(mapped(1), "changed,,1", "a parameter without an argument is not mapped");
function unmapped(a) {
  "use strict";
  arguments[0] = "changed";
  return a;
}
same(unmapped(1), 1, "unmapped arguments");
function detached(a) {
  Object.defineProperty(arguments, "0", { writable: false });
  a = 2;
  return arguments[0];
}
same(detached(1), 1, "a read-only element leaves the parameter");
function adds() {
  eval("var added = 1");
  const before = typeof added;
  const gone = delete added;
  return [before, gone, typeof added].join();
}
same(adds(), "number,true,undefined", "variables of an eval");
function shadow(o) {
  var x = "variable";
  with (o) {
    x = "assigned";
    return [x, typeof y, eval("x")].join();
  }
}
const target = { x: 1, [Symbol.unscopables]: { y: true }, y: 2 };
same(shadow(target), "assigned,undefined,assigned", "with");
same(target.x, "assigned", "the object was assigned to");
same(shadow({}), "assigned,undefined,assigned", "past the object");
let early = "";
try {
  early = lexical;
} catch (e) {
  early = e.message;
}
let lexical = 1;
same(early, "Cannot access 'lexical' before initialization", "dead zone");
var property = 1;
same(delete globalThis.property, false, "a var cannot be deleted");
globalThis.loose = 1;
function readLoose() {
  return loose;
}
same(readLoose(), 1, "global property");
delete globalThis.loose;
let unresolved = "";
try {
  readLoose();
} catch (e) {
  unresolved = e.message;
}
same(unresolved, "loose is not defined", "a linked cell dies with its property");
(0, eval)("let loose = 2; globalThis.readLexical = () => loose");
same(readLexical(), 2, "lexical of an indirect eval");
same(typeof loose, "undefined", "stays in it");

// What is called is named as the program names it.
const o = { inner: {} };
let named = "";
try {
  o.inner.missing();
} catch (e) {
  named = e.message;
}
same(named, "o.inner.missing is not a function", "message");

// ---- Errors name what the program wrote, variables in registers and in closures too ----
function messageOf(f) {
  try { f(); } catch (e) { return e.message; }
  return "no error";
}
same(messageOf(() => { let o = {}; o.f(); }), "o.f is not a function", "a variable");
same(messageOf(() => { ((p) => p.f())({}); }), "p.f is not a function", "a parameter");
same(messageOf(() => { let z = 1; (() => z())(); }), "z is not a function", "a captured variable");
same(messageOf(() => { let a = [1], i = 0; a[i](); }), "a[i] is not a function", "an element");
same(messageOf(() => { let a = [1]; a[0](); }), "a[0] is not a function", "an element by number");
same(messageOf(() => { let a = [{}]; let o = a[0]; o.f(); }), "o.f is not a function", "a variable from an element");
same(messageOf(() => { let a = 1; { let b = 2; a(); } }), "a is not a function", "one of two");
same(messageOf(() => { let o = {}; for (const x of o); }), "o is not iterable", "what is iterated");
same(messageOf(() => { let o = 1; [...o]; }), "o is not iterable", "what is spread");
same(messageOf(() => { let p; const { q } = p; }), "Cannot destructure property 'q' of 'p' as it is undefined.", "a pattern");
same(messageOf(() => { ((p) => { const {} = p; })(null); }), "Cannot destructure 'p' as it is null.", "an empty pattern");

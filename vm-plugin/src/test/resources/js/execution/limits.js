// Whatever is too large or too deep ends in an error that can be caught, and what only looks so works.
const N = 100_000;

function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

/** Gives a result, or one of the errors that stand for a limit. */
function survives(action, what) {
  try {
    action();
  } catch (error) {
    same(error instanceof RangeError || error instanceof SyntaxError, true, `${what}: ${error}`);
  }
}

// Source that nests.
const forms = [
  ["(", "1", ")"], ["{", ";", "}"], ["[", "1", "]"], ["({a:", "1", "})"], ["function f(){", "", "}"], ["a=>", "1", ""], ["async()=>", "1", ""],
  ["`${", "1", "}`"], ["!", "1", ""], ["typeof ", "1", ""], ["x**", "1", ""], ["1?", "2", ":3"], ["1?2:", "3", ""], ["f(", "1", ")"], ["x[", "0", "]"],
  ["new ", "Object", ""], ["if(1)", ";", ""], ["if(0);else ", ";", ""], ["while(0)", ";", ""], ["do ", ";", " while(0)"], ["for(;0;)", ";", ""],
  ["try{", "", "}finally{}"], ["try{}catch{", "", "}"], ["switch(1){case 1:", "", "}"], ["with({})", ";", ""], ["class A{static{", "", "}}"], ["class A extends (", "null", "){}"],
  ["x=", "1", ""], ["(x=", "1", ")=>1"], ["[...", "[]", "]"], ["f?.(", "1", ")"], ["l: ", ";", ""], ["1+", "1", ""], ["1&&", "1", ""], ["function*g(){yield ", "1", "}"],
];
for (const [open, inner, close] of forms) {
  survives(() => new Function(open.repeat(N) + inner + close.repeat(N)), `nested ${open}`);
}
survives(() => new Function("[".repeat(N) + "a" + "]".repeat(N) + "=1"), "nested pattern");
for (const [open, inner, close] of [["(", "", ")"], ["(?:", "a", ")*"], ["(?=", "a", ")"], ["[", "a", "]"], ["(?<!", "a", ")"], ["(?i:", "a", ")"]]) {
  survives(() => new RegExp(open.repeat(N) + inner + close.repeat(N), open === "[" ? "v" : "").test("aaa"), `regular expression ${open}`);
}

// Data that nests.
let array = [];
let object = {};
for (let i = 0; i < N; i++) {
  array = [array];
  object = { object };
}
same(Array.isArray(JSON.parse("[".repeat(N) + "]".repeat(N))), true, "JSON arrays");
same(typeof JSON.parse('{"a":'.repeat(N) + "1" + "}".repeat(N)).a, "object", "JSON objects");
survives(() => JSON.parse("[".repeat(N) + "]".repeat(N), (key, value) => value), "reviver");
for (const value of [array, object]) {
  survives(() => JSON.stringify(value), "JSON text");
  survives(() => JSON.stringify(value, (key, inner) => inner, 1), "indented JSON text");
  survives(() => String(value), "text");
}
for (const name of ["join", "toString", "toLocaleString", "flat"]) {
  survives(() => array[name](name === "flat" ? Infinity : undefined), name);
}
let derived = {};
for (let i = 0; i < N; i++) derived = Object.create(derived);
same(derived.missing, undefined, "a chain of prototypes");
same("missing" in derived, false, "in a chain of prototypes");
for (const make of [(f) => f.bind(), (f) => new Proxy(f, {})]) {
  let wrapped = function () { return 7; };
  for (let i = 0; i < 20_000; i++) wrapped = make(wrapped);
  survives(() => wrapped(), "a chain of calls");
  survives(() => new wrapped(), "a chain of constructors");
  survives(() => ({}) instanceof wrapped, "instanceof");
  survives(() => wrapped.property, "a chain of reads");
  survives(() => { wrapped.property = 1; }, "a chain of writes");
  survives(() => Object.keys(wrapped), "a chain of keys");
}

// Many.
const million = new Array(1_000_000).fill(1);
same([...million, ...million].length, 2_000_000, "spread in an array");
same(((...all) => all.length)(...million), 1_000_000, "spread in a call");
same(Math.max.apply(null, million), 1, "apply");
same(new Array(...million).length, 1_000_000, "spread in new");
same(String.fromCharCode(...million).length, 1_000_000, "spread in a built-in");
const grown = [];
grown.push(...million);
same(grown.length, 1_000_000, "push of many");
const cases = new Function("x", `switch (x) {${Array.from({ length: N }, (_, i) => `case ${i * 3}: return ${i};`).join("")}}`);
same([cases(0), cases(3 * N - 3), cases(1)].join(), `0,${N - 1},`, "a switch of many cases");
const parameters = Array.from({ length: 30_000 }, (_, i) => `p${i}`);
same(new Function(parameters.join(), "return p29999")(...parameters), "p29999", "many parameters");
const long = new Function("x", `let s = 0;${Array.from({ length: 20_000 }, (_, i) => `s = (s * 31 + x[${i % 7}] + ${i}) | 0;`).join("\n")} return s;`);
let sum = 0;
for (let i = 0; i < 20_000; i++) sum = (sum * 31 + [1, 2, 3, 4, 5, 6, 7][i % 7] + i) | 0;
for (let i = 0; i < 4; i++) same(long([1, 2, 3, 4, 5, 6, 7]), sum, "a function of much bytecode");

// Strings up to the limit.
const longest = 2 ** 29 - 24;
same("a".repeat(2 ** 20).length, 2 ** 20, "a long string");
for (const [what, action] of [
  ["repeat", () => "a".repeat(longest + 1)],
  ["padding", () => "a".padEnd(longest + 1)],
  ["separators", () => new Array(2 ** 29).join("ab")],
  ["replacement", () => "a".repeat(2 ** 20).replaceAll("a", "b".repeat(1024))],
  ["concatenation", () => { let text = "ab".repeat(1000); for (;;) text += text; }],
]) {
  let caught;
  try { action(); } catch (error) { caught = error; }
  same(caught instanceof RangeError, true, what);
}

function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// The stack property: heading, frames, limit.
function outer() {
  return inner();
}
function inner() {
  return new RangeError("deep");
}
const error = outer();
const lines = error.stack.split("\n");
same(lines[0], "RangeError: deep", "heading");
same(lines[1].trim().startsWith("at inner ("), true, "innermost frame");
same(lines[2].trim().startsWith("at outer ("), true, "its caller");
same(Object.getOwnPropertyNames(error).join(), "message", "own properties");
const { stack, ...rest } = error;
same(stack.length > 10 && Object.keys(rest).length === 0, true, "read like a property");
same(Object.getOwnPropertyDescriptor(Error.prototype, "stack").get.call({}), undefined, "of no error");
const replaced = new Error("replaced");
replaced.stack = "text";
same(replaced.stack + delete replaced.stack + replaced.stack.startsWith("Error: replaced"), "texttruetrue", "a text of its own");
class Captured extends Error {
  constructor(text) {
    super(text);
    Error.captureStackTrace(this, Captured);
    this.name = "Late";
  }
}
const own = new Captured("c");
same(own.stack.split("\n")[0] + Object.hasOwn(own, "stack"), "Late: ctrue", "captured by its constructor");

class Named extends Error {
  constructor(text) {
    super(text);
    this.name = "Named";
  }
}
same(new Named("late").stack.split("\n")[0], "Named: late", "a name set by the constructor");

Error.stackTraceLimit = 1;
same(outer().stack.split("\n").length, 2, "limit");
Error.stackTraceLimit = 10;
function hidden() {
  const holder = {};
  Error.captureStackTrace(holder, hidden);
  return holder.stack;
}
function visible() {
  return hidden();
}
same(visible().split("\n")[1].trim().startsWith("at visible"), true, "frames above are left out");

let text = "";
try {
  null.property;
} catch (caught) {
  text = String(caught);
}
same(text, "TypeError: Cannot read properties of null (reading 'property')", "text of the engine");
function recurse() {
  return recurse() + 1;
}
let overflow;
try {
  recurse();
} catch (caught) {
  overflow = caught;
}
same(overflow instanceof RangeError, true, "runaway recursion");
const cyclic = [1];
cyclic.push(cyclic, [cyclic, 2]);
same(cyclic.join(), "1,,,2", "join of a cycle");
let deep = [];
for (let i = 0; i < 100_000; i++) deep = [deep];
let failure;
try {
  String(deep);
} catch (caught) {
  failure = caught;
}
same(failure instanceof RangeError, true, "join of a deep array");
let chain = () => 0;
for (let i = 0; i < 200_000; i++) chain = chain.bind(null);
try {
  failure = undefined;
  chain();
} catch (caught) {
  failure = caught;
}
same(failure === undefined || failure instanceof RangeError, true, "a long chain of bound functions");
let proxy = {};
for (let i = 0; i < 200_000; i++) proxy = new Proxy(proxy, {});
try {
  failure = undefined;
  proxy.x;
} catch (caught) {
  failure = caught;
}
same(failure instanceof RangeError, true, "a long chain of proxies");

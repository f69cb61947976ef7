function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// Recursion of any kind ends in a RangeError, and not too early.
function depthOf(run) {
  try {
    run();
  } catch (e) {
    same(e instanceof RangeError, true, "kind of error");
    same(e.message, "Maximum call stack size exceeded", "message");
    return depth;
  }
  throw new Error("no end");
}
let depth = 0;
function plain() {
  depth++;
  plain();
}
same(depthOf(plain) >= 10000, true, "plain recursion");
depth = 0;
const accessor = {
  get x() {
    depth++;
    return this.x;
  },
};
same(depthOf(() => accessor.x) >= 10000, true, "getters");
depth = 0;
class Deep {
  constructor() {
    depth++;
    new Deep();
  }
}
same(depthOf(() => new Deep()) >= 10000, true, "constructors");
depth = 0;
function viaBuiltin() {
  depth++;
  [0].forEach(viaBuiltin);
}
same(depthOf(viaBuiltin) >= 1000, true, "through a built-in");
depth = 0;
function* delegate() {
  depth++;
  yield* delegate();
}
same(depthOf(() => [...delegate()]) >= 1000, true, "generators");
depth = 0;
const text = {
  toString() {
    depth++;
    return "" + text;
  },
};
same(depthOf(() => "" + text) >= 1000, true, "conversions");
// The stack is whole again.
depth = 0;
same(depthOf(plain) >= 10000, true, "a second time");

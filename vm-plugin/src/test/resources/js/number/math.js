function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

function throws(kind, action, what) {
  let caught;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  if (caught === undefined || caught.constructor !== kind) {
    throw new Error(`${what}: ${String(caught)} instead of ${kind.name}`);
  }
}

// Math: exact cases, signs of zero, and results that fdlibm fixes.
same(Math.round(-0.5), -0, "round to minus zero");
same(Math.round(0.49999999999999994), 0, "round just below a half");
same(Math.max(), -Infinity, "max of nothing");
same(Math.max(-0, 0), 0, "max of zeros");
same(Math.min(0, -0), -0, "min of zeros");
same(Math.max(1, NaN), NaN, "max with NaN");
same(Math.hypot(3, 4), 5, "hypot");
same(Math.hypot(NaN, -Infinity), Infinity, "hypot with an infinity");
same(Math.imul(0xffffffff, 5), -5, "imul");
same(Math.clz32(1), 31, "clz32");
same(Math.fround(5.5), 5.5, "fround");
same(Math.fround(5.05), 5.050000190734863, "fround rounds");
same(Math.trunc(-0.9), -0, "trunc");
same(Math.sign(-3), -1, "sign");
same(Math.cbrt(27), 3, "cbrt");
same(Math.log2(8), 3, "log2");
same(Math.log10(1000), 3, "log10");
same(Math.exp(1), Math.E, "exp");
same(Math.sinh(1), 1.1752011936438014, "sinh");
same(Math.atan2(-0, -1), -Math.PI, "atan2");
same(Math.pow(1, Infinity), NaN, "one to the infinity");
same((-8) ** (1 / 3), NaN, "root of a negative number");
same(Math.abs(-2147483648), 2147483648, "abs of the smallest int");
let order = "";
Math.max({ valueOf() { order += "a"; return NaN; } }, { valueOf() { order += "b"; return 1; } });
same(order, "ab", "every argument is converted");
for (let i = 0; i < 100; i++) {
  const random = Math.random();
  same(random >= 0 && random < 1, true, "random");
}
same(Object.prototype.toString.call(Math), "[object Math]", "tag");

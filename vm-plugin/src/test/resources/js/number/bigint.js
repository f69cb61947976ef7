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

// BigInt: conversion, arithmetic on large numbers, and the limits.
same(BigInt("0xff"), 255n, "hexadecimal");
same(BigInt("  -12  "), -12n, "white space");
same(BigInt(2 ** 60), 1152921504606846976n, "number");
same(BigInt(true), 1n, "boolean");
throws(RangeError, () => BigInt(1.5), "fraction");
throws(SyntaxError, () => BigInt("1.5"), "text of a fraction");
throws(TypeError, () => BigInt(undefined), "undefined");
throws(TypeError, () => new BigInt(1), "new");
throws(TypeError, () => 1n + 1, "mixed");
throws(RangeError, () => 1n / 0n, "division by zero");
throws(RangeError, () => 2n ** -1n, "negative exponent");
throws(RangeError, () => 1n << (1n << 40n), "too large");
same(BigInt.asIntN(8, 255n), -1n, "asIntN");
same(BigInt.asIntN(64, 2n ** 63n), -(2n ** 63n), "asIntN 64");
same(BigInt.asUintN(8, -1n), 255n, "asUintN");
same((-255n).toString(16), "-ff", "radix");
same(String(2n ** 100n), "1267650600228229401496703205376", "power");
same(-7n / 2n, -3n, "quotient towards zero");
same(-7n % 2n, -1n, "remainder keeps the sign");
same(-5n >> 1n, -3n, "shift rounds down");
const large = 3n ** 40000n + 7n;
same((large * large) / large, large, "quotient of a product");
same((large * large + 5n) % large, 5n, "remainder of a product");
same(BigInt(String(large)), large, "text of a large number");
same(BigInt("0x" + large.toString(16)), large, "hexadecimal text of a large number");
same(1234567n.toLocaleString(), "1,234,567", "locale");

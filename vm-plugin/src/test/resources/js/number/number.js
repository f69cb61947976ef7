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

// Number: conversion, constants, and the methods of the prototype.
same(Number("0x1F"), 31, "hexadecimal");
same(Number("  12.5e1\n"), 125, "white space");
same(Number(""), 0, "empty");
same(Number("1_0"), NaN, "separator");
same(Number(10n ** 20n), 1e20, "BigInt");
same(Object.is(Number("-0"), -0), true, "negative zero");
same(typeof new Number(3), "object", "wrapper");
same(new Number(3) + 4, 7, "wrapper in arithmetic");
throws(TypeError, () => Number(Symbol()), "symbol");

same(Number.MAX_SAFE_INTEGER, 2 ** 53 - 1, "largest safe integer");
same(1 + Number.EPSILON > 1, true, "epsilon");
same(Number.parseFloat, parseFloat, "same function");
same(Number.isInteger(5.0), true, "integer");
same(Number.isInteger("5"), false, "no conversion");
same(Number.isSafeInteger(2 ** 53), false, "unsafe");

same((255).toString(16), "ff", "radix 16");
same((0.1).toString(3), "0.0022002200220022002200220022002201", "radix 3");
same((-255.5).toString(2), "-11111111.1", "radix 2");
same((1.005).toFixed(2), "1.00", "exact value decides");
same((1e21).toFixed(2), "1e+21", "large");
same((-1e-7).toFixed(2), "-0.00", "sign stays");
same((123456).toExponential(2), "1.23e+5", "exponential");
same((0).toExponential(), "0e+0", "exponential of zero");
same((0.000123).toPrecision(2), "0.00012", "precision");
same((1e21).toPrecision(3), "1.00e+21", "precision of a large number");
same((1234567.891).toLocaleString(), "1,234,567.891", "locale");
throws(RangeError, () => (1).toFixed(101), "digits");
throws(RangeError, () => (1).toString(1), "radix");
throws(TypeError, () => Number.prototype.toString.call("1"), "receiver");
same(String(5e-324), "5e-324", "smallest");
same(String(123456789012345680000), "123456789012345680000", "21 digits");
same(String(1e-7), "1e-7", "small");

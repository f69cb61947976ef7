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

// The functions of the global object.
same(parseInt("0x1F"), 31, "prefix");
same(parseInt("12px"), 12, "trailing text");
same(parseInt("z", 36), 35, "radix");
same(parseInt("100000000000000000000000000000001", 2), 4294967297, "many bits");
same(parseInt(""), NaN, "nothing");
same(Object.is(parseInt("-0"), -0), true, "negative zero");
same(parseFloat(".5.5"), 0.5, "one point");
same(parseFloat("1e+"), 1, "half an exponent");
same(parseFloat("-Infinityx"), -Infinity, "infinity");
same(isNaN("x"), true, "isNaN converts");
same(isFinite("1"), true, "isFinite converts");
same(encodeURI("a b/ü?€#😀"), "a%20b/%C3%BC?%E2%82%AC#%F0%9F%98%80", "encodeURI");
same(encodeURIComponent("a/b&"), "a%2Fb%26", "encodeURIComponent");
same(decodeURI("%41%2f%C3%BC"), "A%2fü", "decodeURI keeps reserved characters");
same(decodeURIComponent("%2f%F0%9F%98%80"), "/😀", "decodeURIComponent");
throws(URIError, () => encodeURI("\ud83d"), "lone surrogate");
for (const text of ["%", "%4", "%80", "%C0%80", "%ED%A0%80", "%F5%80%80%80"]) {
  throws(URIError, () => decodeURIComponent(text), text);
}
same(escape("a b+ü€"), "a%20b+%FC%u20AC", "escape");
same(unescape("%u20AC%FC%zz"), "€ü%zz", "unescape");
same(String(function named() {}.bind()), "function () { [native code] }", "text of a bound function");

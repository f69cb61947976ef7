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

// String: the constructor, and the methods that take no pattern.
same(String.fromCharCode(0x10041, 66), "AB", "code units wrap");
same(String.fromCodePoint(0x1f600), "\ud83d\ude00", "code points");
throws(RangeError, () => String.fromCodePoint(0x110000), "code point");
same(String.raw`a\n${1}b`, "a\\n1b", "raw");
same(String(Symbol("x")), "Symbol(x)", "symbol");
throws(TypeError, () => `${Symbol("x")}`, "symbol in a template");
same("abc".at(-1), "c", "at");
same("abc".charAt(5), "", "charAt");
same("abc".charCodeAt(5), NaN, "charCodeAt");
same("\ud83d\ude00".codePointAt(0), 0x1f600, "codePointAt");
same("abcabc".lastIndexOf("c", 4), 2, "lastIndexOf");
same("abcabc".indexOf("", 9), 6, "indexOf of nothing");
same("abc".includes("bc", 1), true, "includes");
throws(TypeError, () => "abc".includes(/b/), "includes of a pattern");
same("abc".slice(-2), "bc", "slice");
same("abc".substring(2, 0), "ab", "substring");
same("abc".substr(-2, 1), "b", "substr");
same("abc".padStart(6, "12"), "121abc", "padStart");
same("abc".padEnd(6, "12"), "abc121", "padEnd");
same("ab".repeat(3), "ababab", "repeat");
throws(RangeError, () => "a".repeat(-1), "repeat");
throws(RangeError, () => "a".repeat(2 ** 30), "too long");
same("\ufeff\u2028 a\u3000".trim(), "a", "trim");
same("ß".toUpperCase(), "SS", "special casing");
same("ΑΣ".toLowerCase(), "ας", "final sigma");
same("e\u0301".normalize(), "\u00e9", "normalize");
throws(RangeError, () => "".normalize("x"), "form");
same("a\ud83d".isWellFormed(), false, "well formed");
same("a\ud83d".toWellFormed(), "a\ufffd", "made well formed");
same("résumé".localeCompare("resume"), 1, "accents count last");
same([..."a\ud83d\ude00\ud83d"].length, 3, "iteration by code point");
same("a".anchor('"'), '<a name="&quot;">a</a>', "markup");
same("".trimLeft, String.prototype.trimStart, "alias");
throws(TypeError, () => String.prototype.trim.call(null), "receiver");

const wrapper = new String("ab");
same(wrapper.length, 2, "length");
same(wrapper[1], "b", "unit");
same(Object.keys(wrapper).join(), "0,1", "keys");
same(delete Object.freeze(wrapper).x, true, "delete");
same(Reflect.deleteProperty(wrapper, "0"), false, "delete of a unit");
same(Reflect.ownKeys(Object.assign(new String("a"), { 5: 1, x: 1 })).join(), "0,5,length,x", "order of keys");

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

// String: replace and split with strings, and the protocol of pattern objects.
same("aXbX".replace("X", "[$&$`$'$$$1]"), "a[XabX$$1]bX", "template");
same("aXbX".replaceAll("X", (match, position) => position), "a1b3", "function");
same("abc".replaceAll("", "-"), "-a-b-c-", "nothing is everywhere");
same("a,b,c".split(",", 2).join("|"), "a|b", "limit");
same("abc".split("").length, 3, "units");
same("abc".split().length, 1, "no separator");
same("".split("").length, 0, "nothing");
same("".split(",").length, 1, "one empty part");
const pattern = {
  [Symbol.replace]: (text, replacement) => `${text}/${replacement}`,
  [Symbol.split]: (text, limit) => `${text}:${limit}`,
};
same("a".replace(pattern, "b"), "a/b", "own replace");
same("a".split(pattern, 3), "a:3", "own split");
const long = "ab".repeat(100000);
same(long.indexOf("a".repeat(100)), -1, "a long needle");
same(long.split("b").length, 100001, "many parts");

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

// Slices are searched where they lie: only the window counts.
{
  const whole = "needle, the first; then a long part in the middle without it, and needle at the end";
  const part = whole.slice(6, whole.length - 11);
  const flat = [...part].join("");
  const check = (actual, expected, what) => {
    if (String(actual) !== String(expected)) throw new Error(`${what}: ${actual} instead of ${expected}`);
  };
  for (const text of ["needle", "", " the", "the first", " and", "nee", part, part + "n", "e", "n"]) {
    for (const at of [0, 1, 5, part.length, -3, 1000]) {
      check(part.indexOf(text, at), flat.indexOf(text, at), `indexOf ${text}`);
      check(part.includes(text, at), flat.includes(text, at), `includes ${text}`);
      check(part.startsWith(text, at), flat.startsWith(text, at), `startsWith ${text}`);
      check(part.endsWith(text, at), flat.endsWith(text, at), `endsWith ${text}`);
    }
    for (const limit of [undefined, 0, 1, 2]) {
      check(JSON.stringify(part.split(text, limit)), JSON.stringify(flat.split(text, limit)), `split ${text}`);
    }
    check(part === text, flat === text, `equal to ${text}`);
  }
  check(part === whole.slice(6, whole.length - 11), true, "two windows on the same text");
  check(part === whole.slice(7, whole.length - 10), false, "two windows beside each other");
  check(part.charCodeAt(part.length), NaN, "a unit behind the window");

  // A lexer that takes line after line from the front takes linear time.
  let rest = "a line of some length, and more\n".repeat(20_000);
  let lines = 0;
  while (rest) {
    const line = rest.split("\n", 1)[0];
    if (!rest.startsWith("a line") || rest.indexOf("\n") !== line.length) throw new Error("line");
    rest = rest.substring(line.length + 1);
    lines++;
  }
  check(lines, 20_000, "lines");
}

function equal(actual, expected, what) {
  if (!Object.is(actual, expected)) throw new Error(what + ": " + String(actual) + " is not " + String(expected));
}

// A local that is read before it is assigned in the same expression keeps its old value.
(function (a, b) {
  equal(a + (a = 10) * a, 1 + 100, "operand before assignment");
  equal(b + b++ + b, 2 + 2 + 3, "operand before update");
  let list = [a, a = 1, a];
  equal(list.join(), "10,1,1", "elements");
  let i = 0;
  const o = [];
  o[i] = i = 2;
  equal(o[0], 2, "object and key before the value");
  const f = (x, y) => [x, y].join();
  equal(f(i, i = 5), "2,5", "arguments");
  equal([i, (() => (i = 7))(), i].join(), "5,7,7", "captured variable");
})(1, 2);

// A variable is unchanged if computing its new value fails.
(function () {
  let v = 1;
  try { v = true && (() => { throw 0; })(); } catch (e) {}
  equal(v, 1, "logical");
  try { v = { a: 2, b: (() => { throw 0; })() }; } catch (e) {}
  equal(v, 1, "object literal");
  v = v || v;
  v = v ? v : 3;
  equal(v, 1, "itself");
})();

// Parts of a compound assignment are evaluated once, in order.
(function () {
  let log = "";
  const key = { toString() { log += "k"; return "x"; } };
  const object = { x: 1 };
  (log += "o", object)[log += "i", key] += (log += "v", 4);
  equal(log, "oikv", "key is converted once, when it is read");
  equal(object.x, 5, "compound");
  log = "";
  let caught;
  try { null[{ toString() { log += "k"; } }] = (log += "v"); } catch (e) { caught = e; }
  equal(caught instanceof TypeError, true, "null has no properties");
  equal(log, "v", "value before the base is checked, key never");
  equal(2 ** 3 ** 2, 512, "powers group to the right");
  equal(- - -3, -3, "prefix operators");
})();

// Constants that loops keep in registers stay what they are.
(function () {
  let n = 0;
  for (let i = 0; i < 5; i++) {
    for (let j = 0; j < 3; j++) { if (j === 1 || "x" + j == "x2") n += i % 3; }
  }
  while (n !== null && n > 7) n = n - 5 * 1;
  equal(n, 3, "nested loops");
})();

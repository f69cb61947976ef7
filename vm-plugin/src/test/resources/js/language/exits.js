function equal(actual, expected, what) {
  if (!Object.is(actual, expected)) throw new Error(what + ": " + String(actual) + " is not " + String(expected));
}
let log = "";
const source = (n) => ({
  [Symbol.iterator]() {
    let i = 0;
    return {
      next: () => ({ done: i === n, value: i++ }),
      return() { log += "c"; return {}; },
    };
  },
});

(function () {
  const f = (how) => {
    log = "";
    outer: for (const a of source(3)) {
      try {
        for (const b of source(3)) {
          try {
            if (how === "break") break;
            if (how === "continue") continue outer;
            if (how === "return") return "r";
            if (how === "throw") throw "t";
            if (how === "leave") break outer;
          } finally { log += "f"; }
        }
      } catch (e) { log += e; } finally { log += "F"; }
    }
    return "end";
  };
  equal(f("none") + log, "endfffFfffFfffF", "normal");
  equal(f("break") + log, "endfcFfcFfcF", "break");
  equal(f("continue") + log, "endfcFfcFfcF", "continue an outer loop");
  equal(f("return") + log, "rfcFc", "return");
  equal(f("throw") + log, "endfctFfctFfctF", "throw");
  equal(f("leave") + log, "endfcFc", "leave two loops");
})();

equal((() => { try { return 1; } finally { log = ""; } })(), 1, "finally keeps the result");
equal((() => { try { return 1; } finally { return 2; } })(), 2, "finally replaces the result");
equal((() => { let x = 1; try { return x; } finally { x = 2; } })(), 1, "the result is a value");
equal((() => { for (;;) { try { continue; } finally { break; } } return 3; })(), 3, "break in finally");
equal(eval("1; do { 2; continue; } while (false)"), 2, "completion of a loop");
equal(eval("1; try { 2 } finally { 3 }"), 2, "completion of a finalizer");
equal(eval("1; if (false) {}"), undefined, "completion of an if");
equal(eval("4; { }"), 4, "completion of a block");

(function () {
  log = "";
  let a;
  try { [a, (() => { throw "x"; })().y] = source(5); } catch (e) { log += e; }
  equal(log, "cx", "a pattern closes the iterator when a target throws");
  log = "";
  const [, ...rest] = source(3);
  equal(rest.join() + log, "1,2", "an exhausted iterator is not closed");
})();

(function () {
  log = "";
  function* g() { try { for (const x of source(3)) yield x; } finally { log += "f"; } }
  for (const x of g()) { if (x === 1) break; }
  equal(log, "cf", "return into a generator");
  function* outer() { try { return yield* inner(); } finally { log += "o"; } }
  function* inner() { try { yield 1; } finally { log += "i"; } }
  log = "";
  const it = outer();
  it.next();
  equal(it.return(7).value, 7, "return through yield*");
  equal(log, "io", "finalizers from inside out");
})();

// What code after a loop throws is not caught by what stood around the loop only.
(function () {
  let sum = 0;
  function afterLoop(leave) {
    try {
      for (let i = 0; i < 6; i++) sum += i;
    } catch (error) {
      log += "c";
    } finally {
      if (leave) throw "f";
    }
  }
  for (let i = 0; i < 3; i++) {
    log = "";
    try { afterLoop(true); } catch (error) { log += error; }
    equal(log, "f", "thrown in finally after a loop");
  }
  equal(sum, 45, "rounds");
})();

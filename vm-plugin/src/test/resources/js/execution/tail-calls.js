function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}
function failure(f) { try { f(); } catch (e) { return e.name; } return 'none'; }
const N = 2000;

// Runs a function where stack is left for some hundred frames only, fewer than N.
function atTheBottom(f) {
  let unwound = 0;
  (function down() {
    try { down(); } catch (e) {
      if (unwound === FRAMES_LEFT) { throw e; }
      if (++unwound < FRAMES_LEFT) { throw e; }
      f();
    }
  })();
}
const FRAMES_LEFT = 600;

atTheBottom(function () {
  'use strict';
  // Every kind of function and every way to call.
  function count(n) { return n === 0 ? 'done' : count(n - 1); }
  same(count(N), 'done', 'function');
  const even = (n) => n === 0 || odd(n - 1), odd = (n) => n !== 0 && even(n - 1);
  same(even(N), true, 'arrows, mutual');
  class Counter {
    step = 1;
    down(n) { return Math.abs(n) < 1 ? this : this.down(n - this.step); }
    static spread(...given) { return given[0] === 0 ? given.length : Counter.spread(...[given[0] - 1, ...given.slice(1)]); }
    get self() { return identity(this); }
  }
  function identity(x) { return x; }
  const counter = new Counter();
  same(counter.down(N), counter, 'method');
  same(Counter.spread(N, 1, 2), 3, 'spread');
  same(counter.self, counter, 'getter');
  function Made(n) { if (n === 0) { return { made: true }; } return Made(n - 1); }
  same(new Made(N).made, true, 'under a construction');
  function tag(parts, n) { return n === 0 ? parts.length : tag`${n - 1}`; }
  same(tag([], N), 2, 'tagged template');
  function all() { return arguments[0] === 0 ? arguments.length : all(arguments[0] - 1, 2, 3); }
  same(all(N), 3, 'arguments');
  function defaults(n, m = n) { return n === 0 ? m : defaults(n - 1); }
  same(defaults(N), 0, 'default parameters');
  const optional = { next(n) { return n === 0 ? 'end' : this?.next?.(n - 1); } };
  same(optional.next(N), 'end', 'optional chain');
  function passing(n, k) { return n === 0 ? k(0) : passing(n - 1, (v) => k(v + 1)); }
  same(passing(N, identity), N, 'continuations');

  // Loops, which may be entered and left in compiled form.
  function looped(n) { let s = 0; for (let i = 0; i < 40; i++) { s += i; if (i === 39) { return n === 0 ? s : looped(n - 1); } } }
  same(looped(N / 2), 780, 'in a loop');
  function keys(n, o) { for (const k in o) { return n === 0 ? k : keys(n - 1, o); } }
  same(keys(N, { a: 1 }), 'a', 'for-in');
  function caught(n) { try { throw n; } catch (e) { return n === 0 ? e : caught(e - 1); } }
  same(caught(N), 0, 'catch');
  function lastly(n) { try { return 1; } finally { return n === 0 ? 'last' : lastly(n - 1); } }
  same(lastly(N), 'last', 'finally');

  // What has something left to do keeps its frame.
  let closed = 0;
  const closing = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { closed++; return {}; } }) };
  function iterated(n) { for (const x of closing) { return n === 0 ? closed : iterated(n - x); } }
  same(iterated(10), 0, 'for-of closes after the call');
  same(closed, 11, 'each closes');
  function guarded(n) { try { return n === 0 ? 0 : guarded(n - 1); } catch (e) { throw e; } }
  same(failure(() => guarded(N)), 'RangeError', 'in a try block');
  function finalized(n) { try { return n === 0 ? 0 : finalized(n - 1); } finally { closed++; } }
  same(failure(() => finalized(N)), 'RangeError', 'before a finally block');
  function added(n) { return n === 0 ? 0 : added(n - 1) + 1; }
  same(failure(() => added(N)), 'RangeError', 'an operand');
  class Derived extends Counter { constructor(n) { super(); if (n > 0) { return new Derived(n - 1); } } }
  same(failure(() => new Derived(N)), 'RangeError', 'a construction');

  // The last frames still have stack for what they call, and for errors with a trace.
  function deep(d) { return d === 0 ? 0 : 1 + deep(d - 1); }
  function working(n, sum) { return n === 0 ? sum : working(n - 1, Math.max(sum, [n].map((x) => deep(x % 100))[0])); }
  same(working(N, 0), 99, 'work at the bottom');
  function failing(n) { if (n === 0) { throw new TypeError('deep'); } return failing(n - 1); }
  same(failure(() => failing(N)), 'TypeError', 'an error at the bottom');
  function missing(n) { return n === 0 ? undefined() : missing(n - 1); }
  same(failure(() => missing(N)), 'TypeError', 'no function at the bottom');

  // A direct eval is none if the name means something else.
  const text = '(function f(n) { "use strict"; return n === 0 ? "called" : eval(n - 1); })';
  same(new Function(`var eval = globalThis.eval; eval = ${text}; return eval(${N});`)(), 'called', 'eval by another name');

  // Sloppy code keeps its frames, and so do generators.
  const sloppy = new Function('n', 'const f = (n) => n === 0 ? 0 : f(n - 1); return f(n);');
  same(failure(() => sloppy(N)), 'RangeError', 'sloppy');
  function* generated(n) { return n === 0 ? 0 : generated(n - 1).next(); }
  same(failure(() => generated(N).next()), 'RangeError', 'generator');
});

// From the top, too.
(function () {
  'use strict';
  function count(n) { return n === 0 ? 'done' : count(n - 1); }
  same(count(60000), 'done', 'from the top');

  // Traces are whole as long as there is stack.
  function outer() { return middle(); }
  function middle() { return new Error('here').stack; }
  same(/middle[^]*outer/.test(outer()), true, 'the caller is in the trace');
})();

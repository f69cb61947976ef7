// Handlers: try, catch and finally with values of every form live in them.
'use strict';
function program() {
  const out = [];
  function log(...a) { out.push(a.map(String).join(' ')); }
  function parse(x) { if (x % 7 === 3) throw new Error('bad ' + x); return x * 2; }
  function sum(n) { let s = 0, d = 0.5, o = {k: 0}; for (let i = 0; i < n; i++) { try { s += parse(i); d += 0.25; o.k++; } catch (e) { s -= 1; d *= 1.0001; if (e.message === 'bad 3') o.k += 100; } } return s + '/' + d.toFixed(6) + '/' + o.k; }
  for (let k = 0; k < 4; k++) log(sum(100));
  function fin(n) { let t = ''; for (let i = 0; i < n; i++) { try { if (i === 2) continue; if (i === 5) break; t += i; } finally { t += 'f'; } } return t; }
  for (let k = 0; k < 60; k++) if (fin(8) !== '0f1ff3f4ff') throw new Error(fin(8));
  function ret(x) { try { if (x > 1) return 'a' + x; throw x; } catch (e) { return 'c' + e; } finally { if (x === 5) return 'over'; } }
  for (let k = 0; k < 125; k++) { const r = ret(k % 7); if (k > 110) log(r); }
  function nested(x) { let where = 0; try { where = 1; try { where = 2; parse(x); where = 3; } catch (e) { where += 10; parse(x + 7); where += 100; } finally { where += 1000; } } catch (e) { where += 5000; } return where; }
  for (let k = 0; k < 166; k++) { const r = nested(k % 9); if (k > 150) log(r); }
  function rethrow(x) { try { parse(x); return 1; } catch (e) { throw new TypeError('re ' + e.message); } }
  let caught = 0; for (let k = 0; k < 250; k++) { try { rethrow(k); } catch (e) { if (e instanceof TypeError) caught++; } } log(caught);
  function brk(xs) { let closed = 0; const o = { [Symbol.iterator]() { let i = 0; return { next() { return { value: i++, done: i > 5 }; }, return() { closed++; return {}; } }; } }; for (const x of o) { if (x === xs) break; } try { for (const x of o) { if (x === 2) throw 1; } } catch (e) { closed += 10; } return closed; }
  let bb = ''; for (let k = 0; k < 100; k++) bb = brk(k % 7) + ',' + bb.slice(0, 30); log(bb);
  function tdz(k) { try { if (k > 90) u; let u = 1; return u; } catch (e) { return e.name + e.message; } } let td; for (let k = 0; k < 100; k++) td = tdz(k); log(td);
  function deep(n) { try { return n === 0 ? 0 : 1 + deep(n - 1); } catch (e) { return -1; } } for (let k = 0; k < 75; k++) deep(20); log(deep(500)); 
  function so() { try { return so() + 1; } catch (e) { return e instanceof RangeError ? 1 : -1e9; } } log(so() > 100);
  function bigfin(k) { let i = 0; for (;;) { try { try { i++; if (i > k) return i; if (i % 3 === 0) continue; parse(i); } finally { i += 0.5; i = Math.ceil(i); } } catch (e) { i++; } } } let bf = 0; for (let k = 0; k < 75; k++) bf += bigfin(k % 40); log(bf);
  return out.join('\n');
}

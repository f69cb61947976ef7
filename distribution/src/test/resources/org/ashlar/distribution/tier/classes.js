// Classes, arguments and the rarer instructions.
'use strict';
function program() {
  const out = [];
  function log(...a) { out.push(a.map(String).join(' ')); }
  class A { #p = 1; static count = 0; constructor(x, y = 2) { this.x = x; this.y = y; A.count++; } get sum() { return this.x + this.y + this.#p; } bump() { this.#p++; return this; } has(o) { return #p in o; } }
  class B extends A { z = 7; constructor(x, ...rest) { super(x, rest.length); this.rest = rest; } get sum() { return super.sum * 2; } m() { return super.bump().sum; } }
  class C extends B { }
  class D extends A { constructor(k) { if (k & 1) { super(k); } else { const f = () => super(k, k); f(); } } }
  class E1 extends A { constructor(k) { if (k === 40) return { sum: -1 }; try { if (k === 50) this.x; } catch (e) { super(k); this.err = e.name; return; } super(k); } }
  let acc = 0; for (let k = 0; k < 250; k++) { acc += new A(k).sum + new B(k, 1, 2).sum + new C(k, 5).m() + new D(k).sum + new E1(k).sum; }
  log(acc, A.count, new A(1).has(new B(2)), new A(1).has({}), new E1(50).err);
  function callClass() { try { A(); } catch (e) { return e.message; } } for (let k = 0; k < 83; k++) callClass(); log(callClass());
  function noSuper(k) { class X extends A { constructor() { if (k) super(); } } try { return new X() instanceof X; } catch (e) { return e.message; } }
  for (let k = 0; k < 83; k++) noSuper(1); log(noSuper(0), noSuper(1));
  function args() { let s = 0; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s; }
  function rest(a, ...r) { return a + r.length + r.reduce((x, y) => x + y, 0); }
  function dflt(a, b = a + 1, { c = 3, ...others } = {}) { return a + b + c + Object.keys(others).length; }
  let q = 0; for (let k = 0; k < 250; k++) { q += args(k, 1, 2) + args() + rest(1) + rest(1, 2, 3, 4, 5) + dflt(k) + dflt(1, 2, { c: 4, d: 5 }); q += args.apply(null, [1, k]) + rest(...[1, 2, k]); } log(q);
  const sloppy = new Function('a', 'b', 'a = 10; arguments[1] = 20; return a + b + arguments[0] + arguments.length + (this === undefined)');
  let w = ''; for (let k = 0; k < 125; k++) w = sloppy(1, 2) + '|' + sloppy(1); log(w);
  function iter(n) { let s = ''; for (const [k, v] of new Map([['a', n], ['b', 2]])) s += k + v; for (const c of 'xyz') s += c; for (const k in { p: 1, q: 2 }) s += k; const [x, y = 5, ...zs] = [n, , 3, 4]; const { a, ...o } = { a: 1, b: 2, c: 3 }; return `${s}${x}${y}${zs.length}${a}${Object.keys(o)}${/b+/.exec('abbb')[0]}`; }
  let it = ''; for (let k = 0; k < 100; k++) it = iter(k); log(it);
  function ops(o, k) { let r = ('x' in o) + ',' + delete o[k] + ',' + delete o.y + ',' + (2 ** k) + ',' + ~k + ',' + (typeof undefinedGlobal) + ',' + void 0; o[k] ??= 5; o[k] += 1; return r + o[k]; }
  let op = ''; for (let k = 0; k < 100; k++) op = ops({ x: 1, y: 2, 3: 4 }, k % 5); log(op);
  const lits = k => ({ k, ['c' + k]: 1, get g() { return this.k; }, m() { return super.toString === Object.prototype.toString; }, __proto__: { inh: 3 } });
  let lt = 0; for (let k = 0; k < 100; k++) { const o = lits(k); lt += o.g + o['c' + k] + o.m() + o.inh; } log(lt);
  function tag(s, ...v) { return s.raw.join('_') + v.join('-'); } let tg = ''; for (let k = 0; k < 100; k++) tg = tag`a${k}b${k + 1}c`; log(tg);
  function* gen(n) { for (let i = 0; i < n; i++) { try { yield i; } finally { q++; } } } let gs = 0; for (let k = 0; k < 66; k++) for (const v of gen(5)) { if (v === 3) break; gs += v; } log(gs, q);
  return out.join('\n');
}

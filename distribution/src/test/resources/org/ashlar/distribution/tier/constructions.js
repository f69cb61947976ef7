function P(x, y) { this.x = x; this.y = y; }
P.prototype.add = function (o) { return new P(this.x + o.x, this.y + o.y); };
class Q { constructor(x, y) { this.x = x; this.y = y; } add(o) { return new Q(this.x + o.x, this.y + o.y); } }
class R extends Q { constructor(x) { super(x, 1); this.z = new.target === R; } }
class S { field = 3; #secret = 4; secret() { return this.#secret + this.field; } }
function Answers(v) { this.v = v; if (v === 3) return { v: 'other' }; if (v === 4) return 4; }
function Args(a) { this.n = arguments.length; this.a = a; }
function Empty() {}
var WeakRefLike = function (a) { this.bound = a; }.bind(null, 5);
function run(C, n) { var a = new C(0, 0), b = new C(1, 2); for (var i = 0; i < n; i++) a = a.add(b); return a.x + '/' + a.y; }
function make(list) { var out = []; for (var i = 0; i < list.length; i++) { var o = new list[i](i, 2); out.push(Object.keys(o).join('') + (o instanceof list[i])); } return out.join(); }
function answers(n) { var out = []; for (var i = 0; i < n; i++) out.push(new Answers(i).v); return out.join(); }
function literals(n) {
  var s = 0;
  for (var i = 0; i < n; i++) { var o = { a: i, b: i + 0.5, c: 'c', d: null, e: { f: i } }; s += o.a + o.b + o.e.f; }
  return s + JSON.stringify(o);
}
function chain(n) { var head = null; for (var i = 0; i < n; i++) head = { value: i, next: head }; for (var s = 0; head; head = head.next) s += head.value; return s; }
function counter() { var c = 0; return function (d) { c = c + d; return c; }; }
function thrice(f) { return [f(1), f(2.5), f('x')].join(); }
function locals(n) { var t = 0; for (let i = 0; i < n; i++) { let k = i & 7; var f = function (x) { return x * 2 + k; }; t += f(i); k = 1; t += f(0); } return t; }
function program() {
  var out = [];
  out.push(run(P, 30), run(Q, 30), run(R, 30));
  var mixed = [P, Q, R, S, Empty, Args, P, Q, R, S];
  out.push(make(mixed), make(mixed.concat([WeakRefLike, Array, Error])));
  out.push(answers(8), new S().secret());
  var proto = P.prototype;
  P.prototype = { add: function () { return { x: 'replaced', y: this.x }; } };
  out.push(run(P, 1));
  P.prototype = 7;
  out.push(Object.getPrototypeOf(new P(1, 2)) === Object.prototype);
  P.prototype = proto;
  out.push(run(P, 2));
  out.push(literals(20), chain(30));
  for (var i = 0; i < 6; i++) out.push(thrice(counter()));
  out.push(locals(40));
  try { Q(1); } catch (e) { out.push(e.name); }
  try { new counter()(1)(2); } catch (e) { out.push(e.name); }
  try { new (() => 1)(); } catch (e) { out.push(e.name); }
  Object.defineProperty(Object.prototype, 'y', { set(v) { this.seen = v; }, configurable: true });
  out.push(JSON.stringify(new P(1, 2)));
  delete Object.prototype.y;
  out.push(JSON.stringify(new P(1, 2)));
  return out.join('\n');
}

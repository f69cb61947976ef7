// Exits in nested calls, recursion to the end of the stack, errors, missing and surplus arguments.
function leaf(a, b) { return a + b; }
function middle(a, b) { var before = a; var r = leaf(a, b); return before + ':' + r + ':' + b; }
function outer(n, odd) { var last; for (var i = 0; i < n; i++) last = middle(i, i === odd ? 'odd' : i); return last; }
function depth(n) { return n === 0 ? 0 : 1 + depth(n - 1); }
function endless(n) { return endless(n + 1) + 1; }
function recurse() { try { return endless(0); } catch (e) { return e instanceof RangeError; } }
function three(a, b, c) { return [a, b, c].join('/'); }
function fail(n) { if (n % 100 === 99) throw new TypeError('n' + n); return n; }
function guarded(n) { var s = 0; for (var i = 0; i < n; i++) { try { s += fail(i); } catch (e) { s += e.message.length; } } return s; }
function sloppy() { return typeof this; }
function strict() { 'use strict'; return typeof this; }
function Made(v) { this.v = v; if (v > 900) return { v: 'replaced' }; }
function counter() { var c = 0; return function (d) { c = c + d; return c; }; }
function early(n) { if (n === 700) { return late; } let late = n; return late; }
function closures() { var list = []; for (let i = 0; i < 700; i++) list.push(function () { return i++; }); var s = 0; for (var k = 0; k < list.length; k++) s += list[k]() + list[k](); return s; }
var order = [];
function effect(o) { o.count = o.count + 1; return o.text.length; }
function program() {
  var out = [outer(3000, -1), outer(3000, 2999), outer(3000, 1500)];
  out.push(depth(500), recurse(), recurse());
  for (var i = 0; i < 700; i++) { three(i); three(i, i, i, i); sloppy.call(1); strict.call(1); }
  out.push(three(1), three(1, 2), three(1, 2, 3, 4), sloppy.call(1), strict.call(1), sloppy.call('s'), strict.call());
  out.push(guarded(2000));
  var made = 0;
  for (var j = 0; j < 1000; j++) { var m = new Made(j); if (m.v === 'replaced') made++; else made += m instanceof Made ? 2 : 0; }
  out.push(made);
  var c = counter(), d = counter();
  for (var k = 0; k < 2000; k++) { c(1); d(k); }
  out.push(c(0.5), d('x'), c(0));
  for (var e = 0; e < 1000; e++) { try { early(e); } catch (error) { out.push(error.name + e); } }
  out.push(closures());
  var o = { count: 0, text: 'abc' };
  for (var q = 0; q < 2000; q++) effect(o);
  try { effect({ count: 1, text: null }); } catch (error) { out.push(error.name); }
  out.push(effect({ get count() { order.push('get'); return 4; }, set count(v) { order.push('set' + v); }, text: 'xy' }), order.splice(0).join());
  try { var nothing; nothing(1); } catch (error) { out.push(error.name); }
  return out.join('|');
}

// Holes, growth, changes of element kind, frozen arrays, and elements on prototypes.
function sum(a) { var s = 0; for (var i = 0; i < a.length; i++) s += a[i]; return s; }
function fill(a, n, value) { for (var i = 0; i < n; i++) a[i] = value; return a; }
function grow(n) { var a = []; for (var i = 0; i < n; i++) a.push(i * 2); return a; }
function at(a, i) { return a[i]; }
function put(a, i, v) { 'use strict'; a[i] = v; return a[i]; }
function attempt(f) { try { return String(f()); } catch (e) { return e.name; } }
function program() {
  var out = [];
  for (var round = 0; round < 600; round++) sum([1, 2, 3]);
  out.push(sum(grow(3000)), sum(fill([], 500, 1.5)), sum(fill(new Array(10), 20, 7)));
  out.push(String(sum([1, , 3])), String(sum([1.5, , NaN])), sum(['a', 'b']), sum([-2147483648, 1]));
  var mixed = grow(10);
  for (var i = 0; i < 600; i++) at(mixed, i % 10);
  out.push(at(mixed, 10), at(mixed, -1), at(mixed, '3'), at('text', 1), at({ 4: 'four' }, 4), at(mixed, 2.5));
  for (var j = 0; j < 600; j++) put(mixed, j % 10, j);
  out.push(put(mixed, 3, 0.5), put(mixed, 4, 'word'), put(mixed, 30, 1), mixed.length, mixed.join());
  var frozen = Object.freeze([1, 2, 3]);
  out.push(attempt(function () { return put(frozen, 0, 9); }), attempt(function () { return put(frozen, 3, 9); }));
  var sealed = Object.preventExtensions([1, 2]);
  out.push(put(sealed, 0, 5), attempt(function () { return put(sealed, 2, 5); }), attempt(function () { return sealed.push(1); }));
  var fixed = Object.defineProperty([1, 2], 'length', { writable: false });
  out.push(attempt(function () { return put(fixed, 2, 1); }), attempt(function () { return fixed.push(1); }), fixed.length);
  var bytes = new Uint8Array(4);
  for (var k = 0; k < 600; k++) put(bytes, k & 3, k);
  out.push(put(bytes, 0, 300), put(bytes, 1, -1), String(put(bytes, 9, 1)), sum(bytes));
  var view = (function (a, b) { arguments[0] = 5; return a + b + put(arguments, 1, 7); })(1, 2);
  out.push(view);
  return out.join('|');
}

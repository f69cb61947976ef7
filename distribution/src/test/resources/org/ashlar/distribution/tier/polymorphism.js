function A(v) { this.v = v; this.n = 0; }
A.prototype.step = function (k) { this.n = this.n + k; return this.n & 255; };
function B(v) { this.v = v; this.w = 1; this.n = 0; }
B.prototype.step = function (k) { this.n = (this.n + k * this.w) & 65535; return this.n & 127; };
function C(v) { this.name = 'c'; this.v = v; this.n = 0; }
C.prototype.step = function (k) { this.n = this.n ^ k; return this.v + k; };
function D(v) { this.a = 0; this.b = 0; this.v = v; this.n = 0; }
D.prototype.step = function (k) { this.a = this.b; this.b = k; this.n = (this.a + this.b) & 1023; return this.n; };
var E = { v: 0.5, step: function (k) { return k / 2; } };
var F = { get v() { return 7; }, step(k) { return String(k); } };

function sum(objects, rounds) {
  var s = 0;
  for (var i = 0; i < rounds; i++) {
    for (var j = 0; j < objects.length; j++) {
      var o = objects[j];
      s += +o.step(i & 15) + o.v;
    }
  }
  return s;
}

function write(objects) {
  for (var i = 0; i < objects.length; i++) {
    var o = objects[i];
    o.v = i;
    o.extra = o.v + 1;
    o.last = o.extra;
  }
}

function twice(o) {
  // Both names may be one object: what is known of one must not outlive a change of the other.
  return function (p, q) { p.x = 1; q.y = 2; p.z = 3; return p.x + q.y + p.z; };
}
var both = twice();

function method(s) { return s.charCodeAt(0) + s.own() + [s].concat([1]).length; }
String.prototype.own = function () { return this.length; };

function Base() { this.kind = 'base'; }
Object.defineProperty(Base.prototype, 'locked', { value: 1, writable: false });
function store(o) { 'use strict'; try { o.locked = 2; return 'stored'; } catch (e) { return e.name; } }

function program() {
  var out = [];
  var two = [new A(1), new B(2)];
  out.push(sum(two, 40));
  var four = [new A(1), new B(2), new C(3), new D(4)];
  out.push(sum(four, 40));
  out.push(sum(four.concat([E, F]), 40));
  var many = [];
  for (var i = 0; i < 12; i++) { var m = new A(i); m['p' + i] = i; many.push(m); }
  out.push(sum(many, 20));
  write([new A(1), new B(2), new C(3), new D(4)]);
  write(four);
  out.push(JSON.stringify(four));
  for (var r = 0; r < 8; r++) {
    var same = {};
    out.push(both(same, same), both({}, {}), Object.keys(same).join());
  }
  for (var t = 0; t < 8; t++) out.push(method('ab' + t));
  for (var u = 0; u < 8; u++) out.push(store(u < 4 ? {} : new Base()));
  var late = new A(1);
  out.push(sum([late, late], 3));
  late.step = function () { return 1000; };
  out.push(sum([late, new A(2)], 3));
  var before = A.prototype.step;
  A.prototype.step = function () { return -1; };
  out.push(sum([new A(2), new B(3)], 3));
  A.prototype.step = before;
  late.v = 1.25;
  out.push(sum([late, new A(2)], 3));
  try { sum([new A(1), { v: 1 }], 1); } catch (e) { out.push(e.name); }
  try { sum([null], 1); } catch (e) { out.push(e.name); }
  return out.join('\n');
}

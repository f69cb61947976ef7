// Named properties at sites that have seen one shape, several, and too many.

function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(what + ': ' + String(actual) + ', expected ' + String(expected));
  }
}

function read(o) { return o.v; }
function write(o, v) { o.v = v; return o.v; }
function literal(a, b) { return { a: a, v: b, last: null }; }

var ROUNDS = 40;

// Slots of each kind, in fields and beyond them.
var wide = {};
for (var i = 0; i < 12; i++) { wide['i' + i] = i; wide['d' + i] = i + 0.5; wide['s' + i] = 's' + i; }
for (var round = 0; round < ROUNDS; round++) {
  for (var k = 0; k < 12; k++) {
    same(wide['i' + k], k, 'int slot'); same(wide['d' + k], k + 0.5, 'double slot'); same(wide['s' + k], 's' + k, 'reference slot');
  }
  same(wide.i0 + wide.i11, 11, 'named int slots');
  same(wide.d1 + wide.d10, 12, 'named double slots');
  same(wide.s2 + wide.s11, 's2s11', 'named reference slots');
}

// One shape, then kinds that the slot does not hold.
for (var round = 0; round < ROUNDS; round++) { same(write({ v: 1 }, round), round, 'int'); }
same(write({ v: 1 }, 2.5), 2.5, 'double into an int slot');
same(write({ v: 1 }, -0), -0, 'minus zero into an int slot');
same(write({ v: 1 }, 'text'), 'text', 'string into a number slot');
same(read({ v: 1 }), 1, 'int after the slot became more general');

// Two to twelve shapes at one site; each object keeps its own value.
function shaped(n) { var o = {}; for (var j = 0; j < n; j++) { o['p' + j] = j; } o.v = n; return o; }
var objects = [];
for (var n = 0; n < 12; n++) { objects.push(shaped(n)); }
function sum(list) { var s = 0; for (var j = 0; j < list.length; j++) { s += list[j].v; } return s; }
for (var count = 1; count <= 12; count++) {
  for (var round = 0; round < ROUNDS; round++) { same(sum(objects.slice(0, count)), count * (count - 1) / 2, count + ' shapes'); }
}
for (var n = 0; n < 12; n++) { same(write(objects[n], 'w' + n), 'w' + n, 'write to shape ' + n); }

// Methods of several prototypes, one of which changes.
function A(v) { this.v = v; } A.prototype.step = function (x) { return this.v + x; };
function B(v) { this.w = 1; this.v = v; } B.prototype.step = function (x) { return this.v - x; };
function C(v) { this.n = 'c'; this.v = v; } C.prototype.step = function (x) { return this.v * x; };
var all = [new A(5), new B(5), new C(5)];
function steps(x) { return all.map(function (o) { return o.step(x); }).join(); }
for (var round = 0; round < ROUNDS; round++) { same(steps(3), '8,2,15', 'methods'); }
B.prototype.step = function () { return 'other'; };
same(steps(3), '8,other,15', 'a method that was replaced');
all[0].step = function () { return 'own'; };
same(steps(3), 'own,other,15', 'an own property before the prototype\'s');
delete C.prototype.step;
Object.prototype.step = function () { return 'inherited'; };
same(steps(3), 'own,other,inherited', 'a method found further up');
delete Object.prototype.step;

// Accessors, absent properties and primitives at the same site.
var reads = 0;
var getter = { get v() { reads++; return 'got'; } };
for (var round = 0; round < ROUNDS; round++) { same(read(getter), 'got', 'getter'); same(read({}), undefined, 'absent'); same(read('text'), undefined, 'string'); same(read(7), undefined, 'number'); }
same(reads, ROUNDS, 'calls of the getter');
String.prototype.v = 'of strings';
same(read('text'), 'of strings', 'property of a string');
delete String.prototype.v;
var thrown = 0;
for (var round = 0; round < ROUNDS; round++) { try { read(null); } catch (e) { thrown += e instanceof TypeError; } try { write(undefined, 1); } catch (e) { thrown += e instanceof TypeError; } }
same(thrown, 2 * ROUNDS, 'TypeErrors');

// Stores that are refused.
var frozen = Object.freeze({ v: 1 });
for (var round = 0; round < ROUNDS; round++) { same(write(frozen, 2), 1, 'frozen'); }
same((function () { 'use strict'; try { frozen.v = 2; } catch (e) { return e instanceof TypeError; } })(), true, 'frozen, strict');

// Literals whose fields change their kind.
for (var round = 0; round < ROUNDS; round++) { var o = literal(round, round + 1); same(o.a + o.v, 2 * round + 1, 'literal'); same(o.last, null, 'last'); }
var mixed = literal('a', 0.5);
same(mixed.a + mixed.v, 'a0.5', 'other kinds');
for (var round = 0; round < ROUNDS; round++) { var o = literal(round, -0); same(o.a, round, 'first'); same(o.v, -0, 'second'); same(Object.keys(o).join(), 'a,v,last', 'order'); }
same(JSON.stringify(literal(1, 2)), '{"a":1,"v":2,"last":null}', 'text');

// Wording a refused store asks a proxy nothing.
var asked = '';
var refusing = new Proxy({}, { set: function () { asked += 'set'; return false; }, getOwnPropertyDescriptor: function () { asked += ' own'; }, getPrototypeOf: function () { asked += ' prototype'; return null; } });
same((function () { 'use strict'; try { refusing.v = 1; } catch (e) { return e.message; } })(), "'set' on proxy: trap returned falsish for property 'v'", 'refusing proxy');
same(asked, 'set', 'traps of a refusing proxy');

// Objects of several layouts at one site, properties that appear and go, and slots that change kind.
function make(i) {
  switch (i % 6) {
    case 0: return { a: i, b: 1 };
    case 1: return { b: 2, a: i };
    case 2: return { c: 0, b: 3, a: i + 0.5 };
    case 3: return { a: 'x' + i, b: 4 };
    case 4: return { z: 1, y: 2, x: 3, a: i, b: 5 };
    default: return { a: undefined, b: 6 };
  }
}
function total(n, kinds) {
  var s = 0;
  for (var i = 0; i < n; i++) { var o = make(i % kinds); s += o.b; o.b = s & 255; if (typeof o.a === 'number') s += o.a; }
  return s;
}
function bump(o, by) { o.n = o.n + by; return o.n; }
function extend(o) { o.p = 1; o.q = 2.5; o.r = 'r'; o.s = o; o.t = 5; o.u = 6.5; o.v = 7; o.w = 8; o.k = 9; return o.p + o.q + o.k; }
function Late(n) { this.first = n; if (n > 3000) this.second = n * 0.5; this.third = n; }
function program() {
  var out = [];
  for (var kinds = 1; kinds <= 6; kinds++) out.push(total(4000, kinds));
  var counter = { n: 0 };
  for (var i = 0; i < 3000; i++) bump(counter, 1);
  out.push(counter.n, bump(counter, 0.5), bump(counter, 2147483647), bump(counter, 'text').length);
  counter = { n: -1 }; out.push(1 / bump(counter, 1), 1 / bump({ n: -0 }, -0));
  for (var j = 0; j < 1500; j++) extend({});
  out.push(extend({}), extend({ p: 0 }), extend(Object.create({ q: 'inherited' })));
  var locked = Object.freeze({ p: 'p' });
  out.push(extend(locked));
  var guarded = Object.create({ set p(v) { this.seen = v; } });
  extend(guarded); out.push(guarded.seen, Object.keys(guarded).join());
  var sum = 0;
  for (var k = 0; k < 6000; k++) { var late = new Late(k); sum += late.third + (late.second || 0); }
  out.push(sum);
  var bag = {};
  for (var m = 0; m < 300; m++) bag['key' + m] = m;
  var found = 0;
  for (var q = 0; q < 3000; q++) { found += bag.key7; if (q === 2000) delete bag.key7, bag.key7 = 1; }
  out.push(found);
  return out.join('|');
}

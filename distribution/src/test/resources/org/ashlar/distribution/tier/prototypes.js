// Methods, getters and values on prototypes that change while a loop runs.
function Point(x) { this.x = x; }
Point.prototype.twice = function () { return this.x * 2; };
function sum(points, n, at, change) {
  var s = 0;
  for (var i = 0; i < n; i++) {
    if (i === at) change();
    s += points[i % points.length].twice();
  }
  return s;
}
function read(o) { return o.value; }
function program() {
  var out = [];
  var points = [new Point(1), new Point(2), new Point(3)];
  var original = Point.prototype.twice;
  function nothing() {}
  out.push(sum(points, 5000, -1, nothing));
  out.push(sum(points, 5000, 2500, function () { Point.prototype.twice = function () { return this.x * 3; }; }));
  out.push(sum(points, 5000, 4000, function () { points[1].twice = function () { return 100; }; }));
  out.push(sum(points, 5000, 10, function () {
    Object.defineProperty(Point.prototype, 'twice', { get: function () { return function () { return -1; }; }, configurable: true });
  }));
  Object.defineProperty(Point.prototype, 'twice', { value: original, writable: true, configurable: true });
  Object.setPrototypeOf(points[2], { twice: function () { return 7; } });
  out.push(sum(points, 5000, -1, nothing));
  var base = { value: 1 };
  var middle = Object.create(base);
  var leaf = Object.create(middle);
  for (var i = 0; i < 1000; i++) read(leaf);
  out.push(read(leaf));
  base.value = 2; out.push(read(leaf));
  middle.value = 3; out.push(read(leaf));
  delete middle.value; out.push(read(leaf));
  Object.defineProperty(base, 'value', { get: function () { return this === leaf ? 'getter' : 'other'; }, configurable: true });
  out.push(read(leaf), read(middle));
  Object.setPrototypeOf(middle, null); out.push(read(leaf));
  out.push(read('text'), read(5), read([]));
  return out.join('|');
}

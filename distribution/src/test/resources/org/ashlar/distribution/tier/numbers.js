// Arithmetic that leaves the int range, minus zero, NaN, and operands whose types change late.
function add(a, b) { return a + b; }
function sub(a, b) { return a - b; }
function mul(a, b) { return a * b; }
function div(a, b) { return a / b; }
function rem(a, b) { return a % b; }
function shifted(a, b) { return (a << b) ^ (a >> b) ^ (a >>> b); }
function unsigned(a, b) { return a >>> b; }
function negated(a) { return -a; }
function show(value) { return Object.is(value, -0) ? '-0' : String(value); }
var operations = [add, sub, mul, div, rem, shifted, unsigned];
var plain = [0, 1, -1, 7, -7, 3, -3, 100];
var wide = [0, -0, 1, -1, 0.5, NaN, Infinity, -Infinity, 2147483647, -2147483648, 4294967296, 65536, '3', null, true];
function table(values) {
  var text = '';
  for (var o = 0; o < operations.length; o++) {
    var operation = operations[o];
    for (var i = 0; i < values.length; i++) {
      for (var j = 0; j < values.length; j++) {
        text += show(operation(values[i], values[j])) + ' ';
      }
    }
  }
  for (var k = 0; k < values.length; k++) text += show(negated(values[k])) + ' ';
  return text;
}
function compared(a, b) {
  var bits = 0;
  if (a < b) bits |= 1;
  if (a <= b) bits |= 2;
  if (a > b) bits |= 4;
  if (a >= b) bits |= 8;
  if (a === b) bits |= 16;
  if (!(a < b)) bits |= 32;
  if (a == b) bits |= 64;
  return bits;
}
function overflow(n) {
  var sum = 0;
  for (var i = 0; i < n; i++) sum += 1000003;
  return sum;
}
function product(n) {
  var p = 1;
  for (var i = 1; i < n; i++) p = (p * 3) % 1000000007;
  return p;
}
function program() {
  var parts = [];
  for (var round = 0; round < 12; round++) parts.push(table(plain).length);
  parts.push(table(plain), table(wide));
  var bits = '';
  for (var i = 0; i < wide.length; i++) for (var j = 0; j < wide.length; j++) bits += compared(wide[i], wide[j]) + ' ';
  parts.push(bits, overflow(100), overflow(9000), product(5000));
  return parts.join('\n');
}

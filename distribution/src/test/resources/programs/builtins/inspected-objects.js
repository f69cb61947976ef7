// Elements beyond the text of a string object, heirs of Error, the width of what joins characters.
const s = Object('ab');
s[5] = 1;
s.x = 2;
console.log(s, Object.assign(Object(''), ['x', [1]]));

class A extends Error {}
const a = Object.create(A.prototype);
a.message = 'm';
a.x = 1;
console.log(a, [[[[a]]]], Object.create(Error.prototype));

function F() {
  this.message = 'old';
  this.name = 'F';
}
F.prototype = Object.create(Error.prototype);
F.prototype.constructor = F;
console.log(new F());

console.log([...'aaaaaaa'].map((x, i) => ['\u200d', '😀', 'é', '日本', 'e\u0301', 'xx', '\u00ad'][i]), [...'👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧']);
console.log(Buffer.alloc(0), Buffer.alloc(2));

// crypto's digests and random numbers, scripts of vm, and what tty and v8 say about a process without a terminal.
const c = require('crypto');
const vm = require('vm');
for (const f of [
  () => ['md5', 'sha1', 'SHA256', 'RSA-SHA256', 'sha3-256', 'sha512-256', 'sha384', 'sha224', 'sha512'].map((n) => c.createHash(n).update('é').update(new Uint16Array([1, 300])).digest('hex')),
  () => ['md5', 'sha1', 'SHA256', 'sha3-256', 'sha512-256', 'sha384', 'sha224'].map((n) => c.createHmac(n, '').update('é').digest('base64') + c.createHmac(n, Buffer.alloc(200, 3)).update('é').digest('base64url')),
  () => { const h = c.createHash('sha1').update('a'); const k = h.copy().update('b'); return [h.digest('hex'), k.digest('hex')]; },
  () => c.createHash('xx'), () => c.createHash(), () => c.createHash('md5').update(1), () => c.createHmac('sha1'), () => c.randomBytes(-1), () => c.randomInt(5, 2),
  () => { const h = c.createHash('md5'); h.digest(); h.digest(); }, () => { const h = c.createHash('md5'); h.digest(); h.update('a'); },
  () => [c.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), c.timingSafeEqual(Buffer.from('a'), Buffer.from('b'))],
  () => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(c.randomUUID()), () => { const x = c.randomInt(3, 7); return x >= 3 && x < 7; }, () => c.randomBytes(9).length,
  () => [require('tty').isatty(9), require('tty').isatty('1'), Boolean(require('v8').startupSnapshot.isBuildingSnapshot())],
  () => vm.runInThisContext('var zz=3; zz+1') + zz, () => new vm.Script('a b'), () => vm.isContext({}), () => vm.runInThisContext(1), () => vm.runInThisContext('this') === globalThis,
  () => vm.runInThisContext('new Error().stack.split("\\n")[1]', { filename: 'q.js', lineOffset: 4, columnOffset: 2 }),
]) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
// What the inspector shows: elements beyond the text of a string object, heirs of Error, the width of what joins characters.
const s = Object('ab'); s[5] = 1; s.x = 2; console.log(s, Object.assign(Object(''), ['x', [1]]));
class A extends Error {} const a = Object.create(A.prototype); a.message = 'm'; a.x = 1; console.log(a, [[[[a]]]], Object.create(Error.prototype));
function F() { this.message = 'old'; this.name = 'F'; } F.prototype = Object.create(Error.prototype); F.prototype.constructor = F; console.log(new F());
console.log([...'aaaaaaa'].map((x, i) => ['\u200d', '😀', 'é', '日本', 'e\u0301', 'xx', '\u00ad'][i]), [...'👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧']);

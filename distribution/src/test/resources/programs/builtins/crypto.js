// Digests with and without a key, their states and refusals, and random numbers.
const crypto = require('crypto');

const names = ['md5', 'sha1', 'SHA256', 'RSA-SHA256', 'sha3-256', 'sha512-256', 'sha384', 'sha224', 'sha512'];
const wide = new Uint16Array([0x1234, 0x5678]);
const gone = new DataView(new ArrayBuffer(4));
if (gone.buffer.transfer) gone.buffer.transfer();
else structuredClone(gone.buffer, { transfer: [gone.buffer] });

for (const show of [
  // What is digested: texts, and the bytes of views whatever their elements are.
  () => names.map((name) => crypto.createHash(name).update('é').update(new Uint16Array([1, 300])).digest('hex')),
  () => crypto.createHash('sha1').update(Buffer.alloc(200_000, 7).subarray(1)).digest('hex'),
  () => crypto.createHash('md5').update(gone).digest('hex'),
  () => crypto.createHash('md5').update(wide).digest(''),
  // Keys.
  () => ['md5', 'sha1', 'SHA256', 'sha3-256', 'sha512-256', 'sha384', 'sha224'].map((name) => [
    crypto.createHmac(name, '').update('é').digest('base64'),
    crypto.createHmac(name, Buffer.alloc(200, 3)).update('é').digest('base64url'),
  ]),
  () => [wide, new DataView(wide.buffer, 1, 2), wide.buffer, new Uint8Array(wide.buffer, 1)]
    .map((key) => crypto.createHmac('sha256', key).update('a').digest('hex')),
  // Copies, and what comes after the end.
  () => {
    const hash = crypto.createHash('sha1').update('a');
    const copy = hash.copy().update('b');
    return [hash.digest('hex'), copy.digest('hex'), copy instanceof crypto.Hash, '_copy' in copy];
  },
  () => {
    const hash = crypto.createHash('md5');
    hash.digest();
    hash.digest();
  },
  () => {
    const hash = crypto.createHash('md5');
    hash.digest();
    hash.update('a');
  },
  () => {
    const hash = crypto.createHash('md5');
    hash.digest();
    hash.copy();
  },
  () => {
    const hmac = crypto.createHmac('md5', 'k');
    return [hmac.digest('hex'), hmac.digest('hex'), hmac.digest(), hmac.digest('buffer')];
  },
  () => {
    const hmac = crypto.createHmac('md5', 'k');
    hmac.digest();
    hmac.update('a');
  },
  // Refusals.
  () => crypto.createHash('xx'),
  () => crypto.createHash(),
  () => crypto.createHash({}),
  () => crypto.createHash(null),
  () => crypto.createHash('md5').update(1),
  () => crypto.createHmac('sha1'),
  () => crypto.randomBytes(-1),
  () => crypto.randomInt(5, 2),
  // Comparing, and what is random.
  () => ['a', 'b'].map((text) => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from(text))),
  () => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
  () => [3, 4, 5, 6].includes(crypto.randomInt(3, 7)),
  () => {
    const bytes = crypto.randomBytes(200_000);
    return [bytes.length, new Set([0, 65_536, 131_072, 199_992].map((at) => bytes.toString('hex', at, at + 8))).size];
  },
]) {
  try {
    console.log(show());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

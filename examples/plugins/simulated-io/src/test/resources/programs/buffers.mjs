import { Buffer as Same } from 'node:buffer';
import { inspect } from 'node:util';

equal(Same, Buffer);
const bytes = Buffer.from('héllo wörld');
equal(bytes instanceof Uint8Array, true);
equal(bytes.length, 13);
equal(String(bytes), 'héllo wörld');
equal(bytes.toString('hex'), '68c3a96c6c6f2077c3b6726c64');
equal(bytes.toString('base64'), 'aMOpbGxvIHfDtnJsZA==');
equal(bytes.toString('latin1', 0, 3), 'hÃ©');
equal(bytes.toString('utf8', 1, 3), 'é');
equal(inspect(bytes.subarray(0, 3)), '<Buffer 68 c3 a9>');
equal(inspect(Buffer.alloc(52)).endsWith('00 ... 2 more bytes>'), true);

equal(Buffer.from('aGk', 'base64').toString(), 'hi');
equal(Buffer.from('a-_b', 'base64url').toString('base64url'), 'a-_b');
equal(Buffer.from('68zz69', 'hex').toString(), 'h');
equal(Buffer.from('\ud800').toString('hex'), 'efbfbd');
equal(Buffer.from([1, 256, -1]).join(), '1,0,255');
equal(Buffer.from('zß🍌', 'utf16le').toString('utf16le'), 'zß🍌');
equal(Buffer.from(JSON.parse(JSON.stringify(bytes))).equals(bytes), true);
equal(Buffer.alloc(5, 'ab').toString(), 'ababa');
equal(Buffer.concat([Buffer.from('a'), Buffer.from('bc')], 2).toString(), 'ab');
equal(Buffer.byteLength('é'), 2);
equal(Buffer.compare(Buffer.from('a'), Buffer.from('b')), -1);
equal(Buffer.isBuffer(bytes.map((x) => x)), true);
equal(Buffer.isBuffer(new Uint8Array(1)), false);

const view = bytes.slice(0, 1);
view[0] = 72;
equal(bytes[0], 72);
equal(bytes.indexOf('wör'), 7);
equal(bytes.lastIndexOf('l'), 11);
equal(bytes.includes('x'), false);
equal(bytes.fill('xy', 11).toString('latin1', 11), 'xy');

const numbers = Buffer.alloc(16);
equal(numbers.writeUInt32BE(0xdeadbeef, 0), 4);
numbers.writeInt16LE(-2, 4);
numbers.writeDoubleBE(1.5, 8);
equal(numbers.toString('hex'), 'deadbeeffeff00003ff8000000000000');
equal(numbers.readUInt32BE(0), 0xdeadbeef);
equal(numbers.readInt16LE(4), -2);
equal(numbers.readDoubleBE(8), 1.5);
equal(numbers.readBigUInt64BE(8), 0x3ff8000000000000n);
await fails(() => numbers.readUInt32BE(13), 'ERR_OUT_OF_RANGE');
for (const [method, value] of [
  ['writeUInt8', 256], ['writeUInt8', -1], ['writeInt8', 200], ['writeInt16BE', 40000], ['writeUInt16LE', 70000],
  ['writeUInt32LE', -1], ['writeInt32BE', 1e20], ['writeBigInt64LE', 2n ** 63n], ['writeBigUInt64BE', -1n],
]) {
  await fails(() => numbers[method](value), 'ERR_OUT_OF_RANGE');
}
equal(numbers.writeUInt8(1.9), 1);
equal(numbers[0], 1);
equal(numbers.writeUInt8(NaN), 1);
equal(numbers.writeFloatLE(1e300), 4);
await fails(() => Buffer.from(5), 'ERR_INVALID_ARG_TYPE');
await fails(() => Buffer.from('a', 'klingon'), 'ERR_UNKNOWN_ENCODING');

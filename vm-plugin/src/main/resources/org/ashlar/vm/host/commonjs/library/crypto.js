'use strict';

const { digest: open, digestCopy, digestNames, digestResult, digestUpdate, randomBytes: fill } = internal;
const { codedError, invalidType, outOfRange, requireInteger, requireString } = require('internal/errors');

const { Buffer } = require('buffer');
const { isView } = ArrayBuffer;
const { construct } = Reflect;

const views = ['string', 'Buffer', 'TypedArray', 'DataView'];

function bytesOf(data, encoding, name) {
  if (typeof data === 'string') return Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding);
  if (!isView(data)) throw invalidType(name, views, data);
  return data;
}

function encoded(bytes, encoding) {
  return !encoding || encoding === 'buffer' ? bytes : bytes.toString(encoding);
}

function alreadyCalled() {
  return codedError('Error', 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
}

let stateOf;

// Hash and Hmac: bytes go in, one digest comes out. In Node they are streams too.
class Digest {
  // Null once the digest has come out.
  #state;

  constructor(state) {
    this.#state = state;
  }

  update(data, encoding) {
    if (this.#state === null) throw alreadyCalled();
    digestUpdate(this.#state, bytesOf(data, encoding, 'data'));
    return this;
  }

  digest(encoding) {
    if (this.#state === null) throw alreadyCalled();
    const result = digestResult(this.#state);
    this.#state = null;
    return encoded(result, encoding);
  }

  static {
    stateOf = (digest) => digest.#state;
  }
}

function openHash(algorithm) {
  requireString(algorithm, 'algorithm');
  const state = open(algorithm);
  if (state === null) throw new Error('Digest method not supported');
  return state;
}

class Hash extends Digest {
  constructor(algorithm) {
    super(openHash(algorithm));
  }

  copy() {
    const state = stateOf(this);
    if (state === null) throw alreadyCalled();
    return construct(Digest, [digestCopy(state)], Hash);
  }
}

class Hmac extends Digest {
  constructor(algorithm, key) {
    requireString(algorithm, 'hmac');
    if (typeof key !== 'string' && !isView(key) && !(key instanceof ArrayBuffer)) {
      throw invalidType('key',
        ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'KeyObject', 'CryptoKey'], key);
    }
    const state = open(algorithm, typeof key === 'string' ? Buffer.from(key) : key);
    if (state === null) throw codedError('TypeError', 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);
    super(state);
  }

  digest(encoding) {
    return stateOf(this) === null ? encoded(Buffer.alloc(0), encoding) : super.digest(encoding);
  }
}

function randomBytes(size, callback) {
  requireInteger(size, 'size', 0, 2 ** 31 - 1);
  const bytes = fill(size);
  if (callback === undefined) return bytes;
  if (typeof callback !== 'function') throw invalidType('callback', 'Function', callback);
  internal.globals.setImmediate(callback, null, bytes);
  return undefined;
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === 'function') return randomInt(0, min, max);
  for (const [name, value] of [['min', min], ['max', max]]) {
    if (!Number.isSafeInteger(value)) throw invalidType(name, 'a safe integer', value);
  }
  if (max <= min) throw outOfRange('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range >= 2 ** 48) throw outOfRange(min === 0 ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range);
  // The numbers above the last whole multiple of the range would favour the small ones.
  const limit = 2 ** 48 - (2 ** 48 % range);
  let drawn;
  do drawn = fill(6).reduce((sum, byte) => sum * 256 + byte, 0); while (drawn >= limit);
  const result = min + (drawn % range);
  if (callback === undefined) return result;
  internal.globals.setImmediate(callback, null, result);
  return undefined;
}

function randomUUID() {
  const bytes = fill(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function timingSafeEqual(a, b) {
  if (!isView(a)) throw invalidType('buf1', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], a);
  if (!isView(b)) throw invalidType('buf2', ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], b);
  if (a.byteLength !== b.byteLength) {
    throw codedError('RangeError', 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  }
  const [x, y] = [a, b].map((view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  let difference = 0;
  for (let i = 0; i < x.length; i++) difference |= x[i] ^ y[i];
  return difference === 0;
}

function callable(Class) {
  const make = (...args) => new Class(...args);
  return Object.defineProperty(make, 'name', { value: `create${Class.name}` });
}

module.exports = {
  Hash,
  Hmac,
  createHash: callable(Hash),
  createHmac: callable(Hmac),
  getHashes: digestNames,
  hash: (algorithm, data, encoding = 'hex') => new Hash(algorithm).update(data).digest(encoding),
  randomBytes,
  randomInt,
  randomUUID,
  timingSafeEqual,
};

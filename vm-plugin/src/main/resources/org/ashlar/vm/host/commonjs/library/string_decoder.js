'use strict';

const { Buffer } = require('buffer');
const { codedError, invalidType } = require('internal/errors');

const names = {
  'utf8': 'utf8', 'utf-8': 'utf8', 'utf16le': 'utf16le', 'utf-16le': 'utf16le', 'ucs2': 'utf16le', 'ucs-2': 'utf16le',
  'latin1': 'latin1', 'binary': 'latin1', 'ascii': 'ascii', 'hex': 'hex', 'base64': 'base64', 'base64url': 'base64url',
};

/** How many bytes at the end of a buffer begin a character that is not complete. */
const incomplete = {
  utf8(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if (byte < 0x80) return 0;
      if (byte < 0xc0) continue;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (back >= length || byte < 0xc2 || byte > 0xf4) return 0;
      // A second byte that fits no character ends the sequence at once.
      if (back > 1) {
        const second = bytes[bytes.length - back + 1];
        const [low, high] = { 0xe0: [0xa0, 0xbf], 0xed: [0x80, 0x9f], 0xf0: [0x90, 0xbf], 0xf4: [0x80, 0x8f] }[byte] ?? [0x80, 0xbf];
        if (second < low || second > high) return 0;
      }
      return back;
    }
    return 0;
  },
  utf16le(bytes) {
    const odd = bytes.length % 2;
    const end = bytes.length - odd;
    return odd + (end >= 2 && (bytes[end - 1] & 0xfc) === 0xd8 ? 2 : 0);
  },
  base64: (bytes) => bytes.length % 3,
  base64url: (bytes) => bytes.length % 3,
};

// Bytes to text, where a character may be spread over several buffers.
function StringDecoder(encoding) {
  const name = encoding === undefined || encoding === null ? 'utf8' : names[String(encoding).toLowerCase()];
  if (name === undefined) {
    throw codedError('TypeError', 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  }
  this.encoding = name;
  Object.defineProperty(this, 'rest', { value: Buffer.alloc(0), writable: true });
}

StringDecoder.prototype.write = function write(chunk) {
  if (typeof chunk === 'string') return chunk;
  if (!ArrayBuffer.isView(chunk)) {
    throw invalidType('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
  }
  const given = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, given]) : given;
  const kept = incomplete[this.encoding]?.(bytes) ?? 0;
  this.rest = Buffer.from(bytes.subarray(bytes.length - kept));
  return bytes.toString(this.encoding, 0, bytes.length - kept);
};

StringDecoder.prototype.end = function end(chunk) {
  const text = chunk === undefined ? '' : this.write(chunk);
  const last = this.rest;
  this.rest = Buffer.alloc(0);
  if (last.length === 0) return text;
  return text + (this.encoding === 'utf8' ? '\ufffd' : last.toString(this.encoding));
};

module.exports = { StringDecoder };

'use strict';
// Streams that are read and written: Duplex, and those whose output is made of their input.

const { codedError } = require('internal/errors');
const { Stream, construct } = require('internal/streams/base');
const { Readable, initialize: initializeReadable } = require('internal/streams/readable');
const { Writable, initialize: initializeWritable } = require('internal/streams/writable');

function Duplex(options) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  initializeReadable(this, options, true);
  initializeWritable(this, options, true);
  this.allowHalfOpen = options?.allowHalfOpen !== false;
  Stream.call(this, options);
  construct(this, () => {
    this._writableState.corked++;
    this.uncork();
    if (this._readableState.needReadable) this.read(0);
  });
}
Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);
for (const key of Object.getOwnPropertyNames(Writable.prototype)) {
  if (!(key in Duplex.prototype) || ['write', 'end'].includes(key)) {
    Object.defineProperty(Duplex.prototype, key, Object.getOwnPropertyDescriptor(Writable.prototype, key));
  }
}

function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);
  Duplex.call(this, options);
  this._readableState.sync = false;
  this.pendingWrite = null;
  for (const name of ['transform', 'flush']) {
    if (typeof options?.[name] === 'function') this[`_${name}`] = options[name];
  }
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);

Transform.prototype._transform = function _transform() {
  throw codedError('Error', 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented');
};

Transform.prototype._write = function _write(chunk, encoding, callback) {
  const readable = this._readableState;
  const before = readable.length;
  this._transform(chunk, encoding, (error, made) => {
    if (error) {
      callback(error);
      return;
    }
    if (made !== undefined && made !== null) this.push(made);
    if (this._writableState.ended || readable.length === before || readable.length < readable.highWaterMark) callback();
    else this.pendingWrite = callback;
  });
};

Transform.prototype._read = function _read() {
  const callback = this.pendingWrite;
  if (callback) {
    this.pendingWrite = null;
    callback();
  }
};

Transform.prototype._final = function _final(callback) {
  const end = () => {
    this.push(null);
    callback();
  };
  if (typeof this._flush !== 'function' || this.destroyed) {
    end();
    return;
  }
  this._flush((error, made) => {
    if (error) {
      callback(error);
      return;
    }
    if (made !== undefined && made !== null) this.push(made);
    end();
  });
};

function PassThrough(options) {
  if (!(this instanceof PassThrough)) return new PassThrough(options);
  Transform.call(this, options);
}
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
Object.setPrototypeOf(PassThrough, Transform);
PassThrough.prototype._transform = function _transform(chunk, encoding, callback) {
  callback(null, chunk);
};

module.exports = { Duplex, PassThrough, Transform };

'use strict';

// Programs replace the global one.
const { process } = globalThis;
const { Buffer } = require('buffer');
const { codedError, invalidType } = require('internal/errors');
const { Stream, construct, destroy, errorOrDestroy, highWaterMark, takeMethods } = require('internal/streams/base');

function nothing() {}

function Writable(options) {
  if (!(this instanceof Writable)) return new Writable(options);
  initialize(this, options, false);
  Stream.call(this, options);
  construct(this, () => {
    const state = this._writableState;
    writeNext(this, state);
    finishMaybe(this, state);
  });
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);

// A duplex stream inherits from Readable, and is a Writable nevertheless.
Object.defineProperty(Writable, Symbol.hasInstance, {
  value(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    return this === Writable && object?._writableState instanceof State;
  },
});

class State {
  constructor(options, duplex) {
    this.objectMode = Boolean(options?.objectMode || (duplex && options?.writableObjectMode));
    this.highWaterMark = highWaterMark(options, this.objectMode, duplex ? 'writableHighWaterMark' : 'highWaterMark');
    this.decodeStrings = options?.decodeStrings !== false;
    this.defaultEncoding = options?.defaultEncoding ?? 'utf8';
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    Object.assign(this, {
      length: 0, buffered: [], corked: 0, writing: null, ending: false, ended: false, prefinished: false, finished: false,
      needDrain: false, destroyed: false, errored: null, errorEmitted: false, closed: false, closeEmitted: false,
      constructing: false, sync: false, pendingCallbacks: 0, endCallbacks: [],
    });
  }
}

function initialize(stream, options, duplex) {
  stream._writableState = new State(options, duplex);
  takeMethods(stream, options, 'write', 'writev', 'destroy', 'final', 'construct');
}

function fail(stream, error, callback) {
  process.nextTick(callback, error);
  errorOrDestroy(stream, error);
  return false;
}

Writable.prototype.write = function write(chunk, encoding, callback) {
  const state = this._writableState;
  if (typeof encoding === 'function') return this.write(chunk, undefined, encoding);
  return add(this, state, chunk, encoding, typeof callback === 'function' ? callback : nothing) === true;
};

function add(stream, state, given, wanted, callback) {
  let chunk = given;
  let encoding = state.objectMode ? wanted : wanted || state.defaultEncoding;
  if (encoding && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw codedError('TypeError', 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  }
  if (chunk === null) throw codedError('TypeError', 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      if (state.decodeStrings) {
        chunk = Buffer.from(chunk, encoding);
        encoding = 'buffer';
      }
    } else if (ArrayBuffer.isView(chunk)) {
      chunk = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      encoding = 'buffer';
    } else {
      throw invalidType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
  }
  if (state.ending) return fail(stream, codedError('Error', 'ERR_STREAM_WRITE_AFTER_END', 'write after end'), callback);
  if (state.destroyed) {
    const error = codedError('Error', 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed');
    return fail(stream, error, callback);
  }
  const length = state.objectMode ? 1 : chunk.length;
  state.length += length;
  const room = state.length < state.highWaterMark;
  if (!room) state.needDrain = true;
  state.buffered.push({ chunk, encoding, callback, length });
  writeNext(stream, state);
  return room && !state.errored && !state.destroyed;
}

/** Hands what is buffered to the program, one write at a time. */
function writeNext(stream, state) {
  while (state.writing === null && state.buffered.length > 0 && state.corked === 0 && !state.constructing && !state.destroyed) {
    const together = stream._writev && (state.buffered.length > 1 || !stream._write);
    const entries = together ? state.buffered.splice(0) : [state.buffered.shift()];
    state.writing = entries;
    state.sync = true;
    let told = false;
    const done = (error) => {
      if (told) errorOrDestroy(stream, codedError('Error', 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'));
      else written(stream, state, entries, error);
      told = true;
    };
    if (together) stream._writev(entries, done);
    else stream._write(entries[0].chunk, entries[0].encoding, done);
    state.sync = false;
  }
}

function written(stream, state, entries, error) {
  state.writing = null;
  state.length -= entries.reduce((sum, entry) => sum + entry.length, 0);
  const tell = () => {
    state.pendingCallbacks--;
    if (!error && state.needDrain && state.length === 0 && !state.ending && !state.destroyed) {
      state.needDrain = false;
      stream.emit('drain');
    }
    for (const { callback } of entries) callback(error ?? (state.destroyed ? destroyedError('write') : null));
    if (state.destroyed) flushErrors(state);
    finishMaybe(stream, state);
  };
  state.pendingCallbacks++;
  if (error) {
    if (typeof error === 'object') state.errored ??= error;
    process.nextTick(() => {
      tell();
      errorOrDestroy(stream, error);
    });
  } else if (state.sync) {
    process.nextTick(tell);
  } else {
    writeNext(stream, state);
    tell();
  }
}

function destroyedError(method) {
  return codedError('Error', 'ERR_STREAM_DESTROYED', `Cannot call ${method} after a stream was destroyed`);
}

function flushErrors(state) {
  for (const { callback } of state.buffered.splice(0)) callback(state.errored ?? destroyedError('write'));
  for (const callback of state.endCallbacks.splice(0)) callback(state.errored ?? destroyedError('end'));
}

Writable.prototype.end = function end(chunk, encoding, callback) {
  const state = this._writableState;
  if (typeof chunk === 'function') return this.end(undefined, undefined, chunk);
  if (typeof encoding === 'function') return this.end(chunk, undefined, encoding);
  let error;
  if (chunk !== undefined && chunk !== null) {
    const added = add(this, state, chunk, encoding, nothing);
    if (added === false && state.ending) error = state.errored;
  }
  if (state.corked > 0) {
    state.corked = 0;
    writeNext(this, state);
  }
  if (error) {
    // The write has failed already.
  } else if (state.destroyed) {
    error = destroyedError('end');
  } else if (state.finished) {
    error = codedError('Error', 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished');
  } else {
    state.ending = true;
    finishMaybe(this, state);
    state.ended = true;
  }
  if (typeof callback === 'function') {
    if (error) process.nextTick(callback, error);
    else if (state.finished) process.nextTick(callback);
    else state.endCallbacks.push(callback);
  }
  return this;
};

/** After the last write: _final, then the event. */
function finishMaybe(stream, state) {
  const idle = () => state.ending && !state.finished && !state.destroyed && !state.errored && !state.constructing
    && state.length === 0 && state.writing === null && state.pendingCallbacks === 0;
  if (!idle() || state.prefinished) return;
  state.prefinished = true;
  const finish = () => {
    if (state.errored || state.destroyed) return;
    state.finished = true;
    for (const callback of state.endCallbacks.splice(0)) callback();
    stream.emit('finish');
    const readable = stream._readableState;
    if (state.autoDestroy && (!readable || (readable.autoDestroy && readable.endEmitted))) stream.destroy();
  };
  process.nextTick(() => {
    if (typeof stream._final !== 'function' || state.destroyed) {
      stream.emit('prefinish');
      finish();
      return;
    }
    stream._final((error) => {
      if (error) {
        errorOrDestroy(stream, error);
        return;
      }
      stream.emit('prefinish');
      process.nextTick(finish);
    });
  });
}

Writable.prototype._write = function _write(chunk, encoding, callback) {
  if (!this._writev) throw codedError('Error', 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
  this._writev([{ chunk, encoding }], callback);
};
Writable.prototype._writev = null;

Writable.prototype.cork = function cork() {
  this._writableState.corked++;
};

Writable.prototype.uncork = function uncork() {
  const state = this._writableState;
  if (state.corked > 0) {
    state.corked--;
    writeNext(this, state);
  }
};

Writable.prototype.setDefaultEncoding = function setDefaultEncoding(encoding) {
  if (!Buffer.isEncoding(encoding)) throw codedError('TypeError', 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  this._writableState.defaultEncoding = String(encoding).toLowerCase();
  return this;
};

Writable.prototype.pipe = function pipe() {
  errorOrDestroy(this, codedError('Error', 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
};

Writable.prototype.destroy = function destroyWritable(error, callback) {
  const state = this._writableState;
  if (!state.destroyed && state.buffered.length + state.endCallbacks.length > 0) process.nextTick(flushErrors, state);
  return destroy.call(this, error, callback);
};
Writable.prototype._destroy = function _destroy(error, callback) {
  callback(error);
};

const views = {
  writable: (state) => !state.destroyed && !state.errored && !state.ending && !state.ended,
  writableFinished: (state) => state.finished,
  writableObjectMode: (state) => state.objectMode,
  writableEnded: (state) => state.ending,
  writableNeedDrain: (state) => !state.destroyed && !state.ending && state.needDrain,
  writableHighWaterMark: (state) => state.highWaterMark,
  writableCorked: (state) => state.corked,
  writableLength: (state) => state.length,
  writableErrored: (state) => state.errored,
  writableAborted: (state) => (state.destroyed || Boolean(state.errored)) && !state.finished,
  closed: (state) => state.closed,
  destroyed: (state) => state.destroyed,
};
for (const [name, view] of Object.entries(views)) {
  Object.defineProperty(Writable.prototype, name, {
    configurable: true,
    get() {
      return this._writableState === undefined ? undefined : view(this._writableState);
    },
    set: name === 'writable' || name === 'destroyed' ? nothing : undefined,
  });
}
Writable.WritableState = State;

module.exports = { Writable, initialize };

'use strict';

// Programs replace the global one.
const { process } = globalThis;
const { Buffer } = require('buffer');
const { codedError, invalidType } = require('internal/errors');
const { Stream, construct, destroy, errorOrDestroy, highWaterMark, prematureClose, takeMethods } = require('internal/streams/base');

function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  initialize(this, options, false);
  Stream.call(this, options);
  construct(this, () => {
    if (this._readableState.needReadable) readMore(this, this._readableState);
  });
}
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);

class State {
  constructor(options, duplex) {
    this.objectMode = Boolean(options?.objectMode || (duplex && options?.readableObjectMode));
    this.highWaterMark = highWaterMark(options, this.objectMode, duplex ? 'readableHighWaterMark' : 'highWaterMark');
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.defaultEncoding = options?.defaultEncoding ?? 'utf8';
    Object.assign(this, {
      buffer: [], length: 0, pipes: [], flowing: null, ended: false, endEmitted: false, reading: false, sync: true,
      needReadable: false, emittedReadable: false, readableListening: false, resumeScheduled: false, readingMore: false,
      paused: null, destroyed: false, errored: null, errorEmitted: false, closed: false, closeEmitted: false,
      constructing: false, decoder: null, encoding: null, waiting: new Set(), dataEmitted: false,
    });
    if (options?.encoding) setEncoding(this, options.encoding);
  }
}

function setEncoding(state, encoding) {
  const { StringDecoder } = require('string_decoder');
  state.decoder = new StringDecoder(encoding);
  state.encoding = state.decoder.encoding;
}

function initialize(stream, options, duplex) {
  stream._readableState = new State(options, duplex);
  takeMethods(stream, options, 'read', 'destroy', 'construct');
}

// ---- What the source gives ----

Readable.prototype.push = function push(chunk, encoding) {
  return add(this, chunk, encoding, false);
};

Readable.prototype.unshift = function unshift(chunk, encoding) {
  return add(this, chunk, encoding, true);
};

function add(stream, given, encoding, front) {
  const state = stream._readableState;
  let chunk = given;
  if (!state.objectMode && chunk !== null && chunk !== undefined) {
    if (typeof chunk === 'string') {
      const from = encoding ?? state.defaultEncoding;
      if (state.encoding !== from || front) chunk = front && state.encoding ? chunk : Buffer.from(chunk, from);
    } else if (ArrayBuffer.isView(chunk)) {
      chunk = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    } else {
      errorOrDestroy(stream, invalidType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk));
      return false;
    }
  }
  if (chunk === null) {
    state.reading = false;
    endOfSource(stream, state);
  } else if (state.objectMode || (chunk !== undefined && chunk.length > 0)) {
    if (front) {
      if (state.endEmitted) errorOrDestroy(stream, codedError('Error', 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event'));
      else if (state.destroyed || state.errored) return false;
      else enter(stream, state, chunk, true);
    } else if (state.ended) {
      errorOrDestroy(stream, codedError('Error', 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
    } else if (state.destroyed || state.errored) {
      return false;
    } else {
      state.reading = false;
      const text = state.decoder && typeof chunk !== 'string' ? state.decoder.write(chunk) : chunk;
      if (state.objectMode || text.length > 0) enter(stream, state, text, false);
      else readMore(stream, state);
    }
  } else if (!front) {
    state.reading = false;
    readMore(stream, state);
  }
  return !state.ended && (state.length < state.highWaterMark || state.length === 0);
}

function enter(stream, state, chunk, front) {
  if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount('data') > 0) {
    state.waiting.clear();
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    state.length += state.objectMode ? 1 : chunk.length;
    if (front) state.buffer.unshift(chunk);
    else state.buffer.push(chunk);
    if (state.needReadable) emitReadable(stream);
  }
  readMore(stream, state);
}

function endOfSource(stream, state) {
  if (state.ended) return;
  if (state.decoder) {
    const last = state.decoder.end();
    if (last.length > 0) {
      state.buffer.push(last);
      state.length += state.objectMode ? 1 : last.length;
    }
  }
  state.ended = true;
  if (state.sync) {
    emitReadable(stream);
  } else {
    state.needReadable = false;
    state.emittedReadable = true;
    readableNow(stream);
  }
}

function emitReadable(stream) {
  const state = stream._readableState;
  state.needReadable = false;
  if (!state.emittedReadable) {
    state.emittedReadable = true;
    process.nextTick(readableNow, stream);
  }
}

function readableNow(stream) {
  const state = stream._readableState;
  if (!state.destroyed && !state.errored && (state.length > 0 || state.ended)) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
  flow(stream);
}

/** Asks the source for more until the buffer is full. */
function readMore(stream, state) {
  if (state.readingMore || state.constructing) return;
  state.readingMore = true;
  process.nextTick(() => {
    while (!state.reading && !state.ended
      && (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
      const before = state.length;
      stream.read(0);
      if (before === state.length) break;
    }
    state.readingMore = false;
  });
}

// ---- What the program takes ----

function sizeToRead(state, wanted) {
  if (wanted <= 0 || (state.length === 0 && state.ended)) return 0;
  if (state.objectMode) return 1;
  if (Number.isNaN(wanted)) return state.flowing && state.length > 0 ? state.buffer[0].length : state.length;
  if (wanted <= state.length) return wanted;
  return state.ended ? state.length : 0;
}

Readable.prototype.read = function read(size) {
  const state = this._readableState;
  const wanted = size === undefined ? NaN : Math.trunc(size);
  if (wanted > state.highWaterMark) state.highWaterMark = 2 ** Math.ceil(Math.log2(wanted));
  if (wanted !== 0) state.emittedReadable = false;
  if (wanted === 0 && state.needReadable
    && ((state.highWaterMark === 0 ? state.length > 0 : state.length >= state.highWaterMark) || state.ended)) {
    if (state.length === 0 && state.ended) endReadable(this);
    else emitReadable(this);
    return null;
  }
  let count = sizeToRead(state, wanted);
  if (count === 0 && state.ended) {
    if (state.length === 0) endReadable(this);
    return null;
  }
  const low = state.needReadable || state.length === 0 || state.length - count < state.highWaterMark;
  if (low && !state.ended && !state.reading && !state.destroyed && !state.errored && !state.constructing) {
    state.reading = true;
    state.sync = true;
    if (state.length === 0) state.needReadable = true;
    try {
      this._read(state.highWaterMark);
    } catch (error) {
      errorOrDestroy(this, error);
    }
    state.sync = false;
    if (!state.reading) count = sizeToRead(state, wanted);
  }
  const taken = count > 0 ? take(state, count) : null;
  if (taken === null) {
    state.needReadable = state.length <= state.highWaterMark;
    count = 0;
  } else {
    state.length -= count;
    state.waiting.clear();
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    if (size !== count && state.ended && !Object.is(wanted, 0)) endReadable(this);
  }
  if (taken !== null && !state.errored && !state.closeEmitted) {
    state.dataEmitted = true;
    this.emit('data', taken);
  }
  return taken;
};

function take(state, count) {
  if (state.length === 0) return null;
  if (state.objectMode) return state.buffer.shift();
  if (count >= state.length) {
    const all = state.buffer.splice(0);
    if (all.length === 1) return all[0];
    return state.decoder ? all.join('') : Buffer.concat(all);
  }
  const parts = [];
  for (let missing = count; missing > 0;) {
    const first = state.buffer[0];
    if (first.length <= missing) {
      parts.push(state.buffer.shift());
      missing -= first.length;
    } else {
      parts.push(first.slice(0, missing));
      state.buffer[0] = first.slice(missing);
      missing = 0;
    }
  }
  if (parts.length === 1) return parts[0];
  return state.decoder ? parts.join('') : Buffer.concat(parts);
}

function endReadable(stream) {
  const state = stream._readableState;
  if (state.endEmitted || state.endScheduled) return;
  state.ended = true;
  state.endScheduled = true;
  process.nextTick(() => {
    if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
    state.endEmitted = true;
    stream.emit('end');
    const writable = stream._writableState;
    if (writable && stream.allowHalfOpen === false && !writable.ending) stream.end();
    else if (state.autoDestroy && (!writable || (writable.autoDestroy && writable.finished))) stream.destroy();
  });
}

Readable.prototype._read = function _read() {
  throw codedError('Error', 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented');
};

// ---- Flowing ----

Readable.prototype.on = function on(name, listener) {
  const result = Stream.prototype.on.call(this, name, listener);
  const state = this._readableState;
  if (name === 'data') {
    state.readableListening = this.listenerCount('readable') > 0;
    if (state.flowing !== false) this.resume();
  } else if (name === 'readable' && !state.endEmitted && !state.readableListening) {
    state.readableListening = true;
    state.needReadable = true;
    state.flowing = false;
    state.emittedReadable = false;
    if (state.length > 0) emitReadable(this);
    else if (!state.reading) process.nextTick(() => this.read(0));
  }
  return result;
};
Readable.prototype.addListener = Readable.prototype.on;

function removing(method) {
  return function remove(name, ...rest) {
    const result = Stream.prototype[method].call(this, name, ...rest);
    if (name === 'readable' || name === undefined) {
      process.nextTick(() => {
        const state = this._readableState;
        state.readableListening = this.listenerCount('readable') > 0;
        if (state.resumeScheduled && state.paused === false) state.flowing = true;
        else if (this.listenerCount('data') > 0) this.resume();
        else if (!state.readableListening) state.flowing = null;
      });
    }
    return result;
  };
}
Readable.prototype.removeListener = removing('removeListener');
Readable.prototype.off = Readable.prototype.removeListener;
Readable.prototype.removeAllListeners = removing('removeAllListeners');

Readable.prototype.resume = function resume() {
  const state = this._readableState;
  if (!state.flowing) {
    state.flowing = !state.readableListening;
    if (!state.resumeScheduled) {
      state.resumeScheduled = true;
      process.nextTick(() => {
        if (!state.reading) this.read(0);
        state.resumeScheduled = false;
        this.emit('resume');
        flow(this);
        if (state.flowing && !state.reading) this.read(0);
      });
    }
  }
  state.paused = false;
  return this;
};

Readable.prototype.pause = function pause() {
  if (this._readableState.flowing !== false) {
    this._readableState.flowing = false;
    this.emit('pause');
  }
  this._readableState.paused = true;
  return this;
};

Readable.prototype.isPaused = function isPaused() {
  return this._readableState.paused === true || this._readableState.flowing === false;
};

function flow(stream) {
  const state = stream._readableState;
  while (state.flowing && stream.read() !== null);
}

Readable.prototype.setEncoding = function changeEncoding(encoding) {
  const state = this._readableState;
  setEncoding(state, encoding);
  const text = state.buffer.map((chunk) => state.decoder.write(chunk)).join('');
  state.buffer = text === '' ? [] : [text];
  state.length = text.length;
  return this;
};

// ---- Pipes ----

Readable.prototype.pipe = function pipe(target, options) {
  const state = this._readableState;
  state.pipes.push(target);
  const onData = (chunk) => {
    if (target.write(chunk) === false) {
      state.waiting.add(target);
      this.pause();
    }
  };
  const onDrain = () => {
    state.waiting.delete(target);
    if (state.waiting.size === 0 && this.listenerCount('data') > 0) this.resume();
  };
  const onUnpipe = (source) => {
    if (source !== this) return;
    this.removeListener('data', onData);
    this.removeListener('end', onEnd);
    for (const [name, listener] of Object.entries(listeners)) target.removeListener(name, listener);
    if (state.waiting.delete(target)) onDrain();
  };
  const unpipe = () => this.unpipe(target);
  const ends = options?.end !== false && target !== process.stdout && target !== process.stderr;
  const onEnd = ends ? () => target.end() : unpipe;
  const onError = (error) => {
    unpipe();
    target.removeListener('error', onError);
    if (target.listenerCount('error') === 0) errorOrDestroy(target, error);
  };
  const listeners = { drain: onDrain, error: onError, unpipe: onUnpipe, close: unpipe, finish: unpipe };
  this.on('data', onData);
  target.prependListener('error', onError);
  for (const name of ['drain', 'unpipe', 'close', 'finish']) target.on(name, listeners[name]);
  if (state.endEmitted) process.nextTick(onEnd);
  else this.once('end', onEnd);
  target.emit('pipe', this);
  if (target.writableNeedDrain === true) this.pause();
  else if (!state.flowing) this.resume();
  return target;
};

Readable.prototype.unpipe = function unpipe(target) {
  const state = this._readableState;
  const gone = target === undefined ? state.pipes.splice(0) : state.pipes.includes(target) ? [target] : [];
  state.pipes = state.pipes.filter((each) => each !== target);
  if (gone.length > 0 && state.pipes.length === 0) this.pause();
  for (const each of gone) each.emit('unpipe', this, { hasUnpiped: false });
  return this;
};

// ---- Iteration ----

async function* iterate(stream, destroyOnReturn) {
  let wake = () => {};
  let failure;
  const next = () => wake();
  const onError = (error) => {
    failure = error;
    wake();
  };
  const onClose = () => {
    if (!stream._readableState.endEmitted) failure ??= prematureClose();
    wake();
  };
  stream.on('readable', next).on('end', next).on('error', onError).on('close', onClose);
  let complete = false;
  try {
    const state = stream._readableState;
    for (;;) {
      const chunk = state.destroyed ? null : stream.read();
      if (chunk !== null) {
        yield chunk;
      } else if (failure ?? state.errored) {
        throw failure ?? state.errored;
      } else if (state.endEmitted || (state.destroyed && state.ended && state.length === 0)) {
        complete = true;
        return;
      } else if (state.closed) {
        throw prematureClose();
      } else {
        await new Promise((resolve) => { wake = resolve; });
      }
    }
  } finally {
    for (const [name, listener] of [['readable', next], ['end', next], ['error', onError], ['close', onClose]]) {
      stream.removeListener(name, listener);
    }
    if (!complete && destroyOnReturn) {
      stream.on('error', () => {});
      stream.destroy(failure);
    } else if (complete && stream._readableState.autoDestroy && !stream._writableState) {
      stream.destroy();
    }
  }
}

Readable.prototype[Symbol.asyncIterator] = function asyncIterator() {
  return iterate(this, true);
};
Readable.prototype.iterator = function iterator(options) {
  return iterate(this, options?.destroyOnReturn !== false);
};

Readable.from = function from(iterable, options) {
  if (typeof iterable === 'string' || Buffer.isBuffer(iterable)) {
    return new Readable({ objectMode: true, ...options, read() {
      this.push(iterable);
      this.push(null);
    } });
  }
  const make = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
  if (typeof make !== 'function') throw invalidType('iterable', ['Iterable'], iterable);
  const source = make.call(iterable);
  let running = false;
  return new Readable({
    objectMode: true,
    highWaterMark: 1,
    ...options,
    async read() {
      if (running) return;
      running = true;
      try {
        for (let more = true; more;) {
          const { value, done } = await source.next();
          if (done) {
            this.push(null);
            return;
          }
          const chunk = await value;
          if (chunk === null) throw codedError('TypeError', 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
          more = this.push(chunk);
        }
      } catch (error) {
        this.destroy(error);
      } finally {
        running = false;
      }
    },
    destroy(error, callback) {
      Promise.resolve(source.return?.()).then(() => callback(error), (late) => callback(error ?? late));
    },
  });
};

Readable.prototype.destroy = destroy;
Readable.prototype._destroy = function _destroy(error, callback) {
  callback(error);
};

const views = {
  readable: (state) => !state.destroyed && !state.errored && !state.endEmitted,
  readableFlowing: (state) => state.flowing,
  readableEnded: (state) => state.endEmitted,
  readableLength: (state) => state.length,
  readableObjectMode: (state) => state.objectMode,
  readableHighWaterMark: (state) => state.highWaterMark,
  readableEncoding: (state) => state.encoding,
  readableErrored: (state) => state.errored,
  readableDidRead: (state) => state.dataEmitted,
  readableAborted: (state) => (state.destroyed || Boolean(state.errored)) && !state.endEmitted,
  closed: (state) => state.closed,
  destroyed: (state) => state.destroyed,
};
for (const [name, view] of Object.entries(views)) {
  Object.defineProperty(Readable.prototype, name, {
    configurable: true,
    get() {
      return this._readableState === undefined ? undefined : view(this._readableState);
    },
    set: ['readable', 'readableFlowing', 'destroyed'].includes(name) ? () => {} : undefined,
  });
}
Readable.ReadableState = State;

module.exports = { Readable, initialize };

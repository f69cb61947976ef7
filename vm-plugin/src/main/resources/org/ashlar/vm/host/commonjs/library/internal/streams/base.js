'use strict';
// What readable and writable streams share: how they are destroyed, and what their options say.

// Programs replace the global one.
const { process } = globalThis;
const EventEmitter = require('events');
const { codedError, outOfRange } = require('internal/errors');

function Stream(options) {
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

const marks = { bytes: 16 * 1024, objects: 16 };

function highWaterMark(options, objectMode, specific) {
  const wanted = options?.[specific] ?? options?.highWaterMark;
  if (wanted === undefined || wanted === null) return objectMode ? marks.objects : marks.bytes;
  if (!Number.isInteger(wanted) || wanted < 0) {
    throw codedError('TypeError', 'ERR_INVALID_ARG_VALUE',
      `The property 'options.${options[specific] === undefined ? 'highWaterMark' : specific}' is invalid. Received ${internal.inspect(wanted)}`);
  }
  return wanted;
}

/** The halves of a stream that exist. */
function states(stream) {
  return [stream._readableState, stream._writableState].filter(Boolean);
}

function emitClose(stream) {
  const all = states(stream);
  if (all.some((state) => state.closeEmitted)) return;
  for (const state of all) state.closeEmitted = true;
  if (all.some((state) => state.emitClose)) stream.emit('close');
}

function emitError(stream, error) {
  const all = states(stream);
  if (all.some((state) => state.errorEmitted)) return;
  for (const state of all) state.errorEmitted = true;
  stream.emit('error', error);
}

function destroy(error, callback) {
  const all = states(this);
  if (all.some((state) => state.destroyed)) {
    callback?.();
    return this;
  }
  for (const state of all) {
    state.destroyed = true;
    if (error) state.errored ??= error;
  }
  const finish = () => {
    let told = false;
    this._destroy(error ?? null, (late) => {
      if (told) return;
      told = true;
      const failure = late ?? error;
      for (const state of all) {
        state.closed = true;
        if (failure) state.errored ??= failure;
      }
      callback?.(failure);
      process.nextTick(() => {
        if (failure) emitError(this, failure);
        emitClose(this);
      });
    });
  };
  if (all.some((state) => state.constructing)) this.once(constructed, finish);
  else finish();
  return this;
}

/** Ends a stream because of an error, unless it keeps itself alive. */
function errorOrDestroy(stream, error) {
  const all = states(stream);
  if (all.some((state) => state.destroyed)) return;
  if (all.some((state) => state.autoDestroy)) {
    stream.destroy(error);
    return;
  }
  for (const state of all) state.errored ??= error;
  process.nextTick(emitError, stream, error);
}

const constructed = Symbol('constructed');

/** Calls _construct, which a stream may have to open what it reads or writes. */
function construct(stream, start) {
  if (typeof stream._construct !== 'function') return;
  const all = states(stream);
  for (const state of all) state.constructing = true;
  process.nextTick(() => {
    stream._construct((error) => {
      for (const state of all) state.constructing = false;
      if (all.some((state) => state.destroyed)) stream.emit(constructed);
      else if (error) errorOrDestroy(stream, error);
      else start();
    });
  });
}

function takeMethods(stream, options, ...names) {
  for (const name of names) {
    if (typeof options?.[name] === 'function') stream[`_${name}`] = options[name];
  }
}

function prematureClose() {
  return codedError('Error', 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close');
}

module.exports = {
  Stream, construct, destroy, errorOrDestroy, highWaterMark, prematureClose, takeMethods,
  getDefaultHighWaterMark: (objectMode) => (objectMode ? marks.objects : marks.bytes),
  setDefaultHighWaterMark(objectMode, value) {
    if (!Number.isInteger(value) || value < 0) throw outOfRange('value', '>= 0', value);
    marks[objectMode ? 'objects' : 'bytes'] = value;
  },
};

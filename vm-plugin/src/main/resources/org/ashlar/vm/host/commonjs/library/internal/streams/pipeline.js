'use strict';
// The end of a stream, and streams that are connected so that all end together.

// Programs replace the global one.
const { process } = globalThis;
const { codedError, invalidType, requireFunction } = require('internal/errors');
const { prematureClose } = require('internal/streams/base');
const { PassThrough } = require('internal/streams/duplex');
const { Readable } = require('internal/streams/readable');

function isStream(value) {
  return value !== null && typeof value === 'object' && typeof value.on === 'function' && typeof value.pipe === 'function';
}

/** Calls back once when a stream has ended, failed or been closed; the result takes the listeners away. */
function finished(stream, options, given) {
  if (typeof options === 'function') return finished(stream, {}, options);
  requireFunction(given, 'callback');
  if (typeof stream?.on !== 'function') throw invalidType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  const readState = options?.readable === false ? undefined : stream._readableState;
  const writeState = options?.writable === false ? undefined : stream._writableState;
  let told = false;
  const tell = (error) => {
    if (told) return;
    told = true;
    if (options?.cleanup) clean();
    given.call(stream, error);
  };
  const complete = () => (!readState || readState.endEmitted) && (!writeState || writeState.finished);
  const willClose = [readState, writeState].some((state) => state?.autoDestroy && state.emitClose) && stream.destroyed !== undefined;
  const check = () => {
    if (complete() && (!willClose || stream.closed)) tell();
  };
  const listeners = {
    end: check,
    finish: check,
    error: (error) => tell(error),
    close() {
      const errored = stream._readableState?.errored ?? stream._writableState?.errored;
      if (errored) tell(errored);
      else tell(complete() ? undefined : prematureClose());
    },
  };
  function clean() {
    for (const [name, listener] of Object.entries(listeners)) stream.removeListener(name, listener);
  }
  for (const [name, listener] of Object.entries(listeners)) {
    if (name !== 'error' || options?.error !== false) stream.on(name, listener);
  }
  if (stream.closed || (complete() && !willClose)) process.nextTick(listeners.close);
  return clean;
}

function pipeline(...given) {
  const callback = given.pop();
  requireFunction(callback, 'streams[stream.length - 1]');
  const stages = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
  if (stages.length < 2) throw codedError('TypeError', 'ERR_MISSING_ARGS', 'The "streams" argument must be specified');
  let failure;
  let value;
  let pending = 0;
  const streams = [];
  const settle = (error) => {
    pending--;
    if (error && (!failure || failure.code === 'ERR_STREAM_PREMATURE_CLOSE')) failure = error;
    if (error) for (const stream of streams) if (!stream.destroyed) stream.on('error', () => {}).destroy(error);
    if (pending === 0) process.nextTick(callback, failure, value);
  };
  const watch = (stream, options) => {
    pending++;
    streams.push(stream);
    finished(stream, options, settle);
    return stream;
  };
  let current;
  for (const [i, stage] of stages.entries()) {
    const last = i === stages.length - 1;
    if (isStream(stage)) {
      const next = watch(stage, { readable: !last, writable: i > 0 });
      if (i > 0) {
        const source = isStream(current) ? current : watch(Readable.from(current), { writable: false });
        source.pipe(next, { end: false });
        source.once('end', () => next.end());
      }
      current = next;
    } else if (typeof stage === 'function') {
      const made = i === 0 ? stage({}) : stage(current, {});
      if (last && typeof made?.then === 'function') {
        const result = new PassThrough({ objectMode: true });
        pending++;
        made.then((found) => {
          value = found;
          result.end(found ?? undefined);
          settle();
        }, (error) => {
          result.on('error', () => {}).destroy(error);
          settle(error);
        });
        current = result;
      } else {
        current = made;
      }
    } else if (i === 0 && (stage?.[Symbol.asyncIterator] || stage?.[Symbol.iterator])) {
      current = stage;
    } else {
      throw invalidType(`streams[${i}]`, ['Stream', 'Iterable', 'AsyncIterable', 'Function'], stage);
    }
  }
  return current;
}

module.exports = { finished, pipeline };

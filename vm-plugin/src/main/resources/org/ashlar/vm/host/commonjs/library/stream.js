'use strict';

const { Stream, destroy, getDefaultHighWaterMark, setDefaultHighWaterMark } = require('internal/streams/base');
const { Duplex, PassThrough, Transform } = require('internal/streams/duplex');
const { finished, pipeline } = require('internal/streams/pipeline');
const { Readable } = require('internal/streams/readable');
const { Writable } = require('internal/streams/writable');

Object.assign(Stream, {
  Stream, Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline,
  destroy: (stream, error) => (typeof stream.destroy === 'function' ? stream.destroy(error) : destroy.call(stream, error)),
  isDestroyed: (stream) => stream?.destroyed ?? null,
  isErrored: (stream) => Boolean(stream?._readableState?.errored ?? stream?._writableState?.errored),
  isReadable: (stream) => stream?.readable ?? null,
  isWritable: (stream) => stream?.writable ?? null,
  isDisturbed: (stream) => Boolean(stream?.readableDidRead || stream?.readableAborted),
  getDefaultHighWaterMark,
  setDefaultHighWaterMark,
});
Object.defineProperty(Stream, 'promises', {
  configurable: true, enumerable: true, get: () => require('stream/promises'),
});

module.exports = Stream;

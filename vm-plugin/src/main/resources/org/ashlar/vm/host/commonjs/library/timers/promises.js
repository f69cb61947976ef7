'use strict';

const { invalidType, codedError, requireObject } = require('internal/errors');
const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } =
  internal.globals;

const custom = Symbol.for('nodejs.util.promisify.custom');

function aborted(signal) {
  const error = codedError('Error', 'ABORT_ERR', 'The operation was aborted');
  error.name = 'AbortError';
  error.cause = signal.reason;
  return error;
}

function checkOptions(options) {
  requireObject(options, 'options');
  const { signal, ref = true } = options;
  if (signal !== undefined && typeof signal?.aborted !== 'boolean') {
    throw invalidType('options.signal', 'AbortSignal', signal);
  }
  if (typeof ref !== 'boolean') throw invalidType('options.ref', 'boolean', ref);
  return { signal, ref };
}

// A promise for a timer that a signal may stop.
function wait(start, stop, value, options) {
  let signal;
  let ref;
  try {
    ({ signal, ref } = checkOptions(options));
  } catch (error) {
    return Promise.reject(error);
  }
  if (signal?.aborted) return Promise.reject(aborted(signal));
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      signal?.removeEventListener('abort', cancel);
      resolve(value);
    });
    if (!ref) timer.unref?.();
    const cancel = () => {
      stop(timer);
      reject(aborted(signal));
    };
    signal?.addEventListener('abort', cancel);
  });
}

function timeout(delay, value, options = {}) {
  return wait((done) => setTimeout(done, delay), clearTimeout, value, options);
}

function immediate(value, options = {}) {
  return wait(setImmediate, clearImmediate, value, options);
}

async function* interval(delay, value, options = {}) {
  const { signal, ref } = checkOptions(options);
  if (signal?.aborted) throw aborted(signal);
  let due = 0;
  let wake;
  const cancel = () => wake?.();
  const timer = setInterval(() => {
    due++;
    wake?.();
  }, delay);
  if (!ref) timer.unref();
  signal?.addEventListener('abort', cancel);
  try {
    while (!signal?.aborted) {
      if (due === 0) await new Promise((resolve) => { wake = resolve; });
      for (; due > 0 && !signal?.aborted; due--) yield value;
    }
    throw aborted(signal);
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

for (const [name, method] of Object.entries({ setTimeout: timeout, setImmediate: immediate, setInterval: interval })) {
  Object.defineProperty(method, 'name', { value: name });
}
for (const [original, promised] of [[setTimeout, timeout], [setImmediate, immediate]]) {
  Object.defineProperty(original, custom, { value: promised, configurable: true });
}

module.exports = {
  setTimeout: timeout,
  setImmediate: immediate,
  setInterval: interval,
  scheduler: {
    wait: (delay, options) => timeout(delay, undefined, options),
    yield: () => immediate(),
  },
};

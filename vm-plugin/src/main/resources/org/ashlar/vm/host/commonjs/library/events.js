'use strict';

// Programs replace the global one.
const { process } = globalThis;
const { inspect } = internal;
const { codedError, invalidType, outOfRange, requireFunction } = require('internal/errors');

const shapeMode = Symbol('shapeMode');
const capture = Symbol('kCapture');
const errorMonitor = Symbol('events.errorMonitor');
const rejection = Symbol.for('nodejs.rejection');

let defaultMaxListeners = 10;

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.init = function init(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this[shapeMode] = false;
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners ||= undefined;
  this[capture] = options?.captureRejections === true || EventEmitter.prototype[capture];
};

function define(name, value) {
  Object.defineProperty(EventEmitter.prototype, name, {
    value, writable: true, enumerable: true, configurable: true,
  });
}

define('_events', undefined);
define('_eventsCount', 0);
define('_maxListeners', undefined);
Object.defineProperty(EventEmitter.prototype, capture, {
  value: false, writable: true, enumerable: false,
});

function checkCount(number, name) {
  if (typeof number !== 'number') throw invalidType(name, 'number', number);
  if (!(number >= 0)) throw outOfRange(name, 'a non-negative number', number);
}

function limit(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

define('setMaxListeners', function setMaxListeners(n) {
  checkCount(n, 'setMaxListeners');
  this._maxListeners = n;
  return this;
});

define('getMaxListeners', function getMaxListeners() {
  return limit(this);
});

// An error that nobody listens for is thrown, wrapped if it is no Error.
function unhandled(error) {
  if (error instanceof Error) return error;
  let text;
  try {
    text = inspect(error);
  } catch {
    text = error;
  }
  const wrapped = codedError('Error', 'ERR_UNHANDLED_ERROR', `Unhandled error. (${text})`);
  wrapped.context = error;
  return wrapped;
}

function catchRejection(emitter, promise, type, args) {
  let then;
  try {
    then = promise.then;
  } catch (error) {
    emitter.emit('error', error);
    return;
  }
  if (typeof then !== 'function') return;
  then.call(promise, undefined, (error) => {
    process.nextTick(() => {
      if (typeof emitter[rejection] === 'function') {
        emitter[rejection](error, type, ...args);
        return;
      }
      const before = emitter[capture];
      try {
        // A listener of 'error' that fails itself must not be called for ever.
        emitter[capture] = false;
        emitter.emit('error', error);
      } finally {
        emitter[capture] = before;
      }
    });
  });
}

define('emit', function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[errorMonitor] !== undefined) {
      this.emit(errorMonitor, ...args);
    }
    if (events === undefined || events.error === undefined) throw unhandled(args[0]);
  }
  const handler = events?.[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    const result = Reflect.apply(handler, this, args);
    if (result != null && this[capture]) catchRejection(this, result, type, args);
    return true;
  }
  const listeners = handler.slice();
  for (let i = 0; i < listeners.length; i++) {
    const result = Reflect.apply(listeners[i], this, args);
    if (result != null && this[capture]) catchRejection(this, result, type, args);
  }
  return true;
});

function warnOfLeak(emitter, type, listeners) {
  listeners.warned = true;
  const name = typeof type === 'symbol' ? type.toString() : type;
  const owner = inspect(emitter, { depth: -1 });
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${listeners.length} ${name} listeners ` +
      `added to ${owner}. MaxListeners is ${emitter.getMaxListeners()}. ` +
      'Use emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = listeners.length;
  process.emitWarning(warning);
}

function add(emitter, type, listener, atFront) {
  requireFunction(listener, 'listener');
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
    events = emitter._events;
  }
  const present = events[type];
  if (present === undefined) {
    events[type] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  let listeners = present;
  if (typeof present === 'function') {
    listeners = events[type] = atFront ? [listener, present] : [present, listener];
  } else if (atFront) {
    listeners.unshift(listener);
  } else {
    listeners.push(listener);
  }
  const most = limit(emitter);
  if (most > 0 && listeners.length > most && !listeners.warned) {
    warnOfLeak(emitter, type, listeners);
  }
  return emitter;
}

define('addListener', function addListener(type, listener) {
  return add(this, type, listener, false);
});
define('on', EventEmitter.prototype.addListener);
define('prependListener', function prependListener(type, listener) {
  return add(this, type, listener, true);
});

// The function that is registered removes itself before it calls the listener.
function onceWrapper(emitter, type, listener) {
  const state = { fired: false };
  const wrapped = function (...args) {
    if (state.fired) return undefined;
    state.fired = true;
    emitter.removeListener(type, wrapped);
    return Reflect.apply(listener, emitter, args);
  };
  wrapped.listener = listener;
  return Object.defineProperty(wrapped, 'name', { value: 'bound onceWrapper' });
}

define('once', function once(type, listener) {
  requireFunction(listener, 'listener');
  return this.on(type, onceWrapper(this, type, listener));
});
define('prependOnceListener', function prependOnceListener(type, listener) {
  requireFunction(listener, 'listener');
  return this.prependListener(type, onceWrapper(this, type, listener));
});

function forget(emitter, type) {
  if (--emitter._eventsCount === 0) emitter._events = Object.create(null);
  else delete emitter._events[type];
}

define('removeListener', function removeListener(type, listener) {
  requireFunction(listener, 'listener');
  const events = this._events;
  const present = events?.[type];
  if (present === undefined) return this;
  if (present === listener || present.listener === listener) {
    forget(this, type);
    if (events.removeListener) this.emit('removeListener', type, present.listener ?? listener);
    return this;
  }
  if (typeof present === 'function') return this;
  let at = present.length - 1;
  while (at >= 0 && present[at] !== listener && present[at].listener !== listener) at--;
  if (at < 0) return this;
  const removed = present[at].listener ?? present[at];
  present.splice(at, 1);
  if (present.length === 1) events[type] = present[0];
  if (events.removeListener !== undefined) this.emit('removeListener', type, removed);
  return this;
});
define('off', EventEmitter.prototype.removeListener);

define('removeAllListeners', function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) return this;
  const named = arguments.length > 0;
  if (events.removeListener === undefined) {
    if (!named) {
      this._events = Object.create(null);
      this._eventsCount = 0;
    } else if (events[type] !== undefined) {
      forget(this, type);
    }
    return this;
  }
  if (!named) {
    for (const key of Reflect.ownKeys(events)) {
      if (key !== 'removeListener') this.removeAllListeners(key);
    }
    this.removeAllListeners('removeListener');
    this._events = Object.create(null);
    this._eventsCount = 0;
    return this;
  }
  const listeners = this.rawListeners(type);
  for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
  return this;
});

function listenersOf(emitter, type, unwrap) {
  const present = emitter._events?.[type];
  if (present === undefined) return [];
  return [].concat(present).map((listener) => (unwrap && listener.listener) || listener);
}

define('listeners', function listeners(type) {
  return listenersOf(this, type, true);
});
define('rawListeners', function rawListeners(type) {
  return listenersOf(this, type, false);
});

function listenerCount(type, listener) {
  if (listener == null) return listenersOf(this, type, false).length;
  return listenersOf(this, type, false)
    .filter((one) => one === listener || one.listener === listener).length;
}
define('listenerCount', listenerCount);

define('eventNames', function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
});

// ---- Functions of the module ----

function getEventListeners(target, type) {
  if (typeof target?.listeners === 'function') return target.listeners(type);
  throw invalidType('emitter', ['EventEmitter', 'EventTarget'], target);
}

function abortError(signal) {
  const error = codedError('Error', 'ABORT_ERR', 'The operation was aborted');
  error.name = 'AbortError';
  if (signal?.reason !== undefined) error.cause = signal.reason;
  return error;
}

function listen(target, type, listener, options) {
  if (typeof target?.on === 'function') {
    if (options?.once) target.once(type, listener);
    else target.on(type, listener);
  } else if (typeof target?.addEventListener === 'function') {
    target.addEventListener(type, listener, options);
  } else {
    throw invalidType('emitter', 'EventEmitter', target);
  }
}

function unlisten(target, type, listener) {
  if (typeof target.removeListener === 'function') target.removeListener(type, listener);
  else target.removeEventListener(type, listener);
}

async function once(emitter, name, options = {}) {
  const { signal } = options;
  if (signal?.aborted) throw abortError(signal);
  return new Promise((resolve, reject) => {
    const settle = () => {
      unlisten(emitter, name, resolver);
      if (name !== 'error') unlisten(emitter, 'error', failed);
      if (signal) unlisten(signal, 'abort', aborted);
    };
    const resolver = (...args) => {
      settle();
      resolve(args);
    };
    const failed = (error) => {
      settle();
      reject(error);
    };
    const aborted = () => {
      settle();
      reject(abortError(signal));
    };
    listen(emitter, name, resolver, { once: true });
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', failed);
    if (signal) listen(signal, 'abort', aborted, { once: true });
  });
}

const asyncIteratorPrototype =
  Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

function on(emitter, name, options = {}) {
  const { signal } = options;
  if (signal?.aborted) throw abortError(signal);
  const values = [];
  const waiting = [];
  let error = null;
  let finished = false;

  const received = (...args) => {
    if (waiting.length) waiting.shift().resolve({ value: args, done: false });
    else values.push(args);
  };
  const failed = (reason) => {
    if (waiting.length) waiting.shift().reject(reason);
    else error = { reason };
    iterator.return();
  };
  const aborted = () => failed(abortError(signal));
  const finish = () => {
    finished = true;
    unlisten(emitter, name, received);
    if (name !== 'error') unlisten(emitter, 'error', failed);
    for (const type of options.close ?? []) unlisten(emitter, type, finish);
    if (signal) unlisten(signal, 'abort', aborted);
    while (waiting.length) waiting.shift().resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };

  const iterator = Object.setPrototypeOf({
    next() {
      if (values.length) return Promise.resolve({ value: values.shift(), done: false });
      if (error) {
        const { reason } = error;
        error = null;
        return Promise.reject(reason);
      }
      if (finished) return finish();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return: finish,
    throw(reason) {
      if (!(reason instanceof Error)) throw invalidType('EventEmitter.AsyncIterator', 'Error', reason);
      failed(reason);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  }, asyncIteratorPrototype);

  listen(emitter, name, received);
  if (name !== 'error' && typeof emitter.on === 'function') emitter.on('error', failed);
  for (const type of options.close ?? []) listen(emitter, type, finish);
  if (signal) listen(signal, 'abort', aborted, { once: true });
  return iterator;
}

Object.assign(EventEmitter, {
  once,
  on,
  getEventListeners,
  getMaxListeners: (target) => {
    if (typeof target?.getMaxListeners === 'function') return target.getMaxListeners();
    throw invalidType('emitter', ['EventEmitter', 'EventTarget'], target);
  },
  EventEmitter,
  usingDomains: false,
  captureRejectionSymbol: rejection,
  errorMonitor,
  setMaxListeners(n = defaultMaxListeners, ...targets) {
    checkCount(n, 'setMaxListeners');
    if (targets.length === 0) defaultMaxListeners = n;
    for (const target of targets) target.setMaxListeners(n);
  },
  listenerCount: (emitter, type) => listenerCount.call(emitter, type),
});

Object.defineProperties(EventEmitter, {
  captureRejections: {
    enumerable: true,
    get: () => EventEmitter.prototype[capture],
    set(value) {
      if (typeof value !== 'boolean') {
        throw invalidType('EventEmitter.captureRejections', 'boolean', value);
      }
      EventEmitter.prototype[capture] = value;
    },
  },
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaultMaxListeners,
    set(value) {
      checkCount(value, 'defaultMaxListeners');
      defaultMaxListeners = value;
    },
  },
});

module.exports = EventEmitter;

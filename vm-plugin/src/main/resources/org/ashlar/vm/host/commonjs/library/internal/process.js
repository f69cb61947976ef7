'use strict';
// What the process object does when it becomes an emitter: warnings and signals.

const { onSignal } = internal;
const { invalidType } = require('internal/errors');

function makeWarning(text, type, code, detail) {
  const warning = new Error(text);
  warning.name = String(type || 'Warning');
  if (code !== undefined) warning.code = code;
  if (detail !== undefined) warning.detail = detail;
  return warning;
}

function emitWarning(warning, type, code) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ({ detail, code, type } = type);
    if (typeof detail !== 'string') detail = undefined;
  } else if (typeof type === 'function') {
    type = undefined;
    code = undefined;
  }
  if (type !== undefined && typeof type !== 'string') throw invalidType('type', 'string', type);
  if (typeof code === 'function') code = undefined;
  else if (code !== undefined && typeof code !== 'string') throw invalidType('code', 'string', code);
  if (typeof warning === 'string') warning = makeWarning(warning, type, code, detail);
  else if (!(warning instanceof Error)) throw invalidType('warning', ['string', 'Error'], warning);
  if (warning.name === 'DeprecationWarning' && process.noDeprecation) return;
  process.nextTick(() => process.emit('warning', warning));
}

function print(warning) {
  if (!(warning instanceof Error) || process.env.NODE_NO_WARNINGS === '1') return;
  const code = warning.code ? `[${warning.code}] ` : '';
  const detail = typeof warning.detail === 'string' ? `\n${warning.detail}` : '';
  const text = typeof warning.toString === 'function'
    ? warning.toString()
    : Error.prototype.toString.call(warning);
  process.stderr.write(`(ashlar:${process.pid}) ${code}${text}${detail}\n`);
}

const watched = new Map();

function watch(name) {
  if (typeof name !== 'string' || !name.startsWith('SIG') || watched.has(name)) return;
  const stop = onSignal(name, (number) => process.emit(name, name, number));
  if (stop) watched.set(name, stop);
}

function unwatch(name) {
  if (watched.has(name) && process.listenerCount(name) === 0) {
    watched.get(name)();
    watched.delete(name);
  }
}

function start(target) {
  target.on('newListener', watch);
  target.on('removeListener', unwatch);
  target.on('warning', print);
}

module.exports = { emitWarning, start };

'use strict';
// Errors with a code, in Node's words, and the checks of arguments that throw them.

const { codedError, inspect } = internal;

const kinds = ['function', 'string', 'number', 'boolean', 'object', 'bigint', 'symbol'];

function received(value) {
  if (value == null) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    if (value.constructor?.name) return ` Received an instance of ${value.constructor.name}`;
    return ` Received ${inspect(value, { depth: -1 })}`;
  }
  let text = inspect(value, { colors: false });
  if (text.length > 28) text = `${text.slice(0, 25)}...`;
  return ` Received type ${typeof value} (${text})`;
}

function list(words) {
  if (words.length < 3) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words[words.length - 1]}`;
}

function expectation(expected) {
  const types = [];
  const classes = [];
  const others = [];
  for (const word of [].concat(expected)) {
    if (word === 'Function') types.push('function');
    else if (kinds.includes(word)) types.push(word);
    else if (/^[A-Z][A-Za-z0-9]*$/.test(word)) classes.push(word);
    else others.push(word);
  }
  const parts = [];
  if (types.length) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types)}`);
  if (classes.length) parts.push(`an instance of ${list(classes)}`);
  if (others.length) parts.push(others.length > 1 ? `one of ${list(others)}` : others[0]);
  return list(parts);
}

function subject(name) {
  if (name.endsWith(' argument')) return `The ${name}`;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

function invalidType(name, expected, actual) {
  const message = `${subject(name)} must be ${expectation(expected)}.${received(actual)}`;
  return codedError('TypeError', 'ERR_INVALID_ARG_TYPE', message);
}

function invalidValue(name, value, reason = 'is invalid') {
  let text = inspect(value);
  if (text.length > 128) text = `${text.slice(0, 128)}...`;
  const kind = name.includes('.') ? 'property' : 'argument';
  const message = `The ${kind} '${name}' ${reason}. Received ${text}`;
  return codedError('TypeError', 'ERR_INVALID_ARG_VALUE', message);
}

function grouped(number) {
  let text = String(number);
  let out = '';
  const start = text[0] === '-' ? 1 : 0;
  for (; text.length >= start + 4; text = text.slice(0, -3)) out = `_${text.slice(-3)}${out}`;
  return text + out;
}

function outOfRange(name, range, actual) {
  let text = inspect(actual);
  if (Number.isInteger(actual) && Math.abs(actual) > 2 ** 32) text = grouped(actual);
  else if (typeof actual === 'bigint') text = `${grouped(actual)}n`;
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${text}`;
  return codedError('RangeError', 'ERR_OUT_OF_RANGE', message);
}

function requireType(value, type, name) {
  if (typeof value !== type) throw invalidType(name, type, value);
}

function requireFunction(value, name) {
  if (typeof value !== 'function') throw invalidType(name, 'Function', value);
}

function requireString(value, name) {
  requireType(value, 'string', name);
}

function requireObject(value, name) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw invalidType(name, 'object', value);
  }
}

function requireInteger(value, name, low = Number.MIN_SAFE_INTEGER, high = Number.MAX_SAFE_INTEGER) {
  requireType(value, 'number', name);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < low || value > high) throw outOfRange(name, `>= ${low} && <= ${high}`, value);
}

module.exports = {
  codedError,
  invalidType,
  invalidValue,
  outOfRange,
  received,
  requireFunction,
  requireInteger,
  requireObject,
  requireString,
  requireType,
};

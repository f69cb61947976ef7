'use strict';
// URLSearchParams: the list of names and values of a query.

const { codedError, requireFunction } = require('internal/errors');
const { decodeUtf8, percentDecodeBytes, utf8 } = require('internal/url-record');

const { inspect } = internal;

function decode(text) {
  return decodeUtf8(percentDecodeBytes(text.replace(/\+/g, ' ')));
}

function parseList(text) {
  return text.split('&').filter((part) => part !== '').map((part) => {
    const equals = part.indexOf('=');
    return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
  });
}

function encode(text) {
  return utf8(text).map((byte) => {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9*\-._]/.test(char)) return char;
    return byte === 0x20 ? '+' : `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;
  }).join('');
}

const toText = (value) => `${value}`.toWellFormed();

function requireArguments(count, ...names) {
  if (count >= names.length) return;
  const list = names.map((name) => `"${name}"`);
  const text = list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)} arguments` : `${list[0]} argument`;
  throw codedError('TypeError', 'ERR_MISSING_ARGS', `The ${text} must be specified`);
}

function fromInit(init) {
  if (init === undefined || init === null) return [];
  if (typeof init !== 'object' && typeof init !== 'function') {
    const text = toText(init);
    return parseList(text.startsWith('?') ? text.slice(1) : text);
  }
  if (init instanceof URLSearchParams) return init.toPairs();
  const iterator = init[Symbol.iterator];
  if (iterator === undefined || iterator === null) {
    return Reflect.ownKeys(init)
      .filter((key) => Object.prototype.propertyIsEnumerable.call(init, key))
      .map((key) => [toText(key), toText(init[key])]);
  }
  if (typeof iterator !== 'function') {
    throw codedError('TypeError', 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable');
  }
  return Array.from(init, (pair) => {
    const parts = pair === null || typeof pair !== 'object' ? [] : Array.from(pair);
    if (parts.length !== 2) {
      throw codedError('TypeError', 'ERR_INVALID_TUPLE', 'Each query pair must be an iterable [name, value] tuple');
    }
    return parts.map(toText);
  });
}

class URLSearchParams {
  #list;
  #changed = null;

  constructor(init = undefined) {
    this.#list = fromInit(init);
  }

  // A view of the query of a URL, which hears of each change.
  static #attach(text, changed) {
    const params = new URLSearchParams();
    params.#list = parseList(text);
    params.#changed = changed;
    return params;
  }

  static #refill(params, text) {
    params.#list = parseList(text);
  }

  static take() {
    delete URLSearchParams.take;
    return { attach: URLSearchParams.#attach, refill: URLSearchParams.#refill };
  }

  toPairs() {
    return this.#list.map((pair) => [...pair]);
  }

  get size() {
    return this.#list.length;
  }

  append(name, value) {
    requireArguments(arguments.length, 'name', 'value');
    this.#list.push([toText(name), toText(value)]);
    this.#changed?.(this.toString());
  }

  delete(name, value = undefined) {
    requireArguments(arguments.length, 'name');
    const wanted = toText(name);
    this.#list = this.#list.filter((pair) =>
      pair[0] !== wanted || (value !== undefined && pair[1] !== toText(value)));
    this.#changed?.(this.toString());
  }

  get(name) {
    requireArguments(arguments.length, 'name');
    return this.#list.find((pair) => pair[0] === toText(name))?.[1] ?? null;
  }

  getAll(name) {
    requireArguments(arguments.length, 'name');
    return this.#list.filter((pair) => pair[0] === toText(name)).map((pair) => pair[1]);
  }

  has(name, value = undefined) {
    requireArguments(arguments.length, 'name');
    return this.#list.some((pair) =>
      pair[0] === toText(name) && (value === undefined || pair[1] === toText(value)));
  }

  set(name, value) {
    requireArguments(arguments.length, 'name', 'value');
    const wanted = toText(name);
    const at = this.#list.findIndex((pair) => pair[0] === wanted);
    if (at < 0) {
      this.#list.push([wanted, toText(value)]);
    } else {
      this.#list[at][1] = toText(value);
      this.#list = this.#list.filter((pair, i) => i <= at || pair[0] !== wanted);
    }
    this.#changed?.(this.toString());
  }

  sort() {
    this.#list.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    this.#changed?.(this.toString());
  }

  forEach(callback, thisArg = undefined) {
    requireFunction(callback, 'callback');
    for (let i = 0; i < this.#list.length; i++) {
      Reflect.apply(callback, thisArg, [this.#list[i][1], this.#list[i][0], this]);
    }
  }

  * entries() {
    for (let i = 0; i < this.#list.length; i++) yield [...this.#list[i]];
  }

  * keys() {
    for (let i = 0; i < this.#list.length; i++) yield this.#list[i][0];
  }

  * values() {
    for (let i = 0; i < this.#list.length; i++) yield this.#list[i][1];
  }

  toString() {
    return this.#list.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (typeof depth === 'number' && depth < 0) return '[Object]';
    const inner = { ...options, depth: depth === null ? null : depth - 1 };
    const parts = this.#list.map(([name, value]) => `${inspect(name, inner)} => ${inspect(value, inner)}`);
    if (parts.length === 0) return 'URLSearchParams {}';
    const text = parts.join(', ');
    return text.length <= (options?.breakLength ?? 80)
      ? `URLSearchParams { ${text} }`
      : `URLSearchParams {\n  ${parts.join(',\n  ')} }`;
  }
}

const hooks = URLSearchParams.take();

Object.defineProperty(URLSearchParams.prototype, 'toPairs', { enumerable: false });
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  value: URLSearchParams.prototype.entries, writable: true, configurable: true,
});
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, {
  value: 'URLSearchParams', configurable: true,
});
for (const name of ['append', 'delete', 'entries', 'forEach', 'get', 'getAll', 'has', 'keys', 'set',
  'size', 'sort', 'toString', 'values']) {
  Object.defineProperty(URLSearchParams.prototype, name, { enumerable: true });
}

module.exports = { URLSearchParams, hooks };

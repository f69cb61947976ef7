'use strict';

const { domainToAscii, domainToUnicode, inspect } = internal;
const { codedError, invalidType, invalidValue, requireString } = require('internal/errors');
const { URLSearchParams, hooks } = require('internal/url-params');
const record = require('internal/url-record');
const path = require('path');

const { encoder, isSpecial, percentEncode } = record;
const toText = (value) => `${value}`.toWellFormed();

function invalidUrl(input, base) {
  const error = codedError('TypeError', 'ERR_INVALID_URL', 'Invalid URL');
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

function parseWithBase(input, base) {
  const parsedBase = base === undefined ? null : record.parse(base);
  return base !== undefined && parsedBase === null ? null : record.parse(input, parsedBase);
}

const cannotHaveCredentials = (url) => !url.host || url.scheme === 'file:';

class URL {
  #url;
  #params = null;

  constructor(input, base = undefined) {
    if (arguments.length === 0) {
      throw codedError('TypeError', 'ERR_MISSING_ARGS', 'The "url" argument must be specified');
    }
    const text = toText(input);
    const baseText = base === undefined ? undefined : toText(base);
    const url = parseWithBase(text, baseText);
    if (url === null) throw invalidUrl(text, baseText);
    this.#url = url;
  }

  static canParse(input, base = undefined) {
    return parseWithBase(toText(input), base === undefined ? undefined : toText(base)) !== null;
  }

  #refresh() {
    if (this.#params) hooks.refill(this.#params, this.#url.query ?? '');
  }

  get href() {
    return record.serialize(this.#url);
  }

  set href(value) {
    const url = record.parse(toText(value));
    if (url === null) throw invalidUrl(toText(value));
    this.#url = url;
    this.#refresh();
  }

  get origin() {
    const { scheme, opaque } = this.#url;
    if (scheme === 'blob:' && opaque !== null) {
      const inner = record.parse(opaque);
      return inner && /^https?:$/.test(inner.scheme) ? new URL(opaque).origin : 'null';
    }
    return isSpecial(this.#url) && scheme !== 'file:' ? `${scheme}//${this.host}` : 'null';
  }

  get protocol() {
    return this.#url.scheme;
  }

  set protocol(value) {
    const found = /^([a-z][a-z0-9+.-]*)(:|$)/i.exec(toText(value).replace(/[\t\n\r]/g, ''));
    if (!found) return;
    const url = this.#url;
    const scheme = `${found[1].toLowerCase()}:`;
    if (isSpecial({ scheme }) !== isSpecial(url)) return;
    if (scheme === 'file:' && (url.username !== '' || url.password !== '' || url.port !== '')) return;
    if (url.scheme === 'file:' && url.host === '') return;
    url.scheme = scheme;
    if (url.port !== '') record.setPort(url, url.port);
  }

  get username() {
    return this.#url.username;
  }

  set username(value) {
    if (!cannotHaveCredentials(this.#url)) {
      this.#url.username = percentEncode(toText(value), encoder.userinfo);
    }
  }

  get password() {
    return this.#url.password;
  }

  set password(value) {
    if (!cannotHaveCredentials(this.#url)) {
      this.#url.password = percentEncode(toText(value), encoder.userinfo);
    }
  }

  get host() {
    const { host, port } = this.#url;
    return host === null ? '' : port === '' ? host : `${host}:${port}`;
  }

  set host(value) {
    this.#setHost(toText(value), true);
  }

  #setHost(text, withPort) {
    const url = this.#url;
    if (url.opaque !== null) return;
    const clean = text.replace(/[\t\n\r]/g, '');
    const end = clean.search(isSpecial(url) ? /[/\\?#]/ : /[/?#]/);
    const [, name, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(end < 0 ? clean : clean.slice(0, end)) ?? [];
    if (name === undefined || (name === '' && (isSpecial(url) ? url.scheme !== 'file:' : port !== undefined))) return;
    if (!withPort && port !== undefined) return;
    const host = name === '' ? '' : record.parseHost(name, !isSpecial(url));
    if (host === null) return;
    url.host = host;
    const digits = /^\d+/.exec(port ?? '');
    if (digits) record.setPort(url, digits[0]);
  }

  get hostname() {
    return this.#url.host ?? '';
  }

  set hostname(value) {
    this.#setHost(toText(value), false);
  }

  get port() {
    return this.#url.port;
  }

  set port(value) {
    if (cannotHaveCredentials(this.#url)) return;
    const text = toText(value).replace(/[\t\n\r]/g, '');
    if (text === '') this.#url.port = '';
    const digits = /^\d+/.exec(text);
    if (digits) record.setPort(this.#url, digits[0]);
  }

  get pathname() {
    return record.pathOf(this.#url);
  }

  set pathname(value) {
    const url = this.#url;
    if (url.opaque !== null) return;
    const text = toText(value).replace(/[\t\n\r]/g, '').replace(/\?/g, '%3F').replace(/#/g, '%23');
    url.path = [];
    record.parsePath(url, text.replace(isSpecial(url) ? /^[/\\]/ : /^\//, ''));
  }

  get search() {
    return this.#url.query ? `?${this.#url.query}` : '';
  }

  set search(value) {
    const text = toText(value).replace(/[\t\n\r]/g, '');
    record.setQuery(this.#url, text === '' ? undefined : text.replace(/^\?/, '').replace(/#/g, '%23'));
    this.#refresh();
  }

  get searchParams() {
    this.#params ??= hooks.attach(this.#url.query ?? '', (text) => {
      this.#url.query = text === '' ? null : text;
    });
    return this.#params;
  }

  get hash() {
    return this.#url.fragment ? `#${this.#url.fragment}` : '';
  }

  set hash(value) {
    const text = toText(value).replace(/[\t\n\r]/g, '');
    this.#url.fragment = text === '' ? null : percentEncode(text.replace(/^#/, ''), encoder.fragment);
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (typeof depth === 'number' && depth < 0) return this.href;
    const shown = {};
    for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname',
      'port', 'pathname', 'search', 'searchParams', 'hash']) {
      shown[name] = this[name];
    }
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }
}

Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port',
  'pathname', 'search', 'searchParams', 'hash', 'toString', 'toJSON']) {
  Object.defineProperty(URL.prototype, name, { enumerable: true });
}

// ---- Files ----

function isUrl(value) {
  return Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);
}

function fileURLToPath(url) {
  if (typeof url === 'string') url = new URL(url);
  else if (!isUrl(url)) throw invalidType('path', ['string', 'URL'], url);
  if (url.protocol !== 'file:') {
    throw codedError('TypeError', 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
  }
  if (url.hostname !== '') {
    throw codedError('TypeError', 'ERR_INVALID_FILE_URL_HOST',
      `File URL host must be "localhost" or empty on ${process.platform}`);
  }
  if (/%2f/i.test(url.pathname)) {
    throw codedError('TypeError', 'ERR_INVALID_FILE_URL_PATH',
      'File URL path must not include encoded / characters');
  }
  return record.percentDecode(url.pathname);
}

function pathToFileURL(file) {
  requireString(file, 'path');
  let resolved = path.resolve(file);
  if (file.endsWith('/') && resolved.at(-1) !== '/') resolved += '/';
  const text = resolved.replace(/[%\\\n\r\t?#]/g, (char) =>
    `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return new URL(`file://${text}`);
}

function urlToHttpOptions(url) {
  const { hostname } = url;
  const options = {
    ...url,
    protocol: url.protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search: url.search,
    pathname: url.pathname,
    path: `${url.pathname || ''}${url.search || ''}`,
    href: url.href,
  };
  if (url.port !== '') options.port = Number(url.port);
  if (url.username || url.password) {
    options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  }
  return Object.setPrototypeOf(options, null);
}

function format(url, options = {}) {
  if (!(url instanceof URL)) throw invalidValue('url', url, 'must be a URL');
  const { auth = true, fragment = true, search = true, unicode = false } = options;
  const host = unicode ? domainToUnicode(url.hostname) + (url.port && `:${url.port}`) : url.host;
  const credentials = auth && (url.username || url.password)
    ? `${url.username}${url.password && `:${url.password}`}@`
    : '';
  const slashes = url.host !== '' || url.protocol === 'file:' ? '//' : '';
  return `${url.protocol}${slashes}${credentials}${host}${url.pathname}` +
    `${search ? url.search : ''}${fragment ? url.hash : ''}`;
}

module.exports = {
  URL,
  URLSearchParams,
  domainToASCII: (domain) => domainToAscii(`${domain}`) ?? '',
  domainToUnicode: (domain) => domainToUnicode(`${domain}`),
  fileURLToPath,
  format,
  pathToFileURL,
  urlToHttpOptions,
};

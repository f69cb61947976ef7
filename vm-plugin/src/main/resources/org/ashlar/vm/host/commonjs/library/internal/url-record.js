'use strict';
// The parser and serialiser of the URL Standard; a record is a parsed URL.

const { domainToAscii } = internal;

const special = { 'http:': 80, 'https:': 443, 'ws:': 80, 'wss:': 443, 'ftp:': 21, 'file:': null };
const isSpecial = (url) => Object.hasOwn(special, url.scheme);

const encoder = {
  control: (c) => c <= 0x1f || c > 0x7e,
  fragment: (c) => encoder.control(c) || ' "<>`'.includes(String.fromCharCode(c)),
  query: (c) => encoder.control(c) || ' "#<>'.includes(String.fromCharCode(c)),
  specialQuery: (c) => encoder.query(c) || c === 0x27,
  path: (c) => encoder.query(c) || '?^`{}'.includes(String.fromCharCode(c)),
  userinfo: (c) => encoder.path(c) || '/:;=@[\\]|'.includes(String.fromCharCode(c)),
};

function utf8(text) {
  const bytes = [];
  for (const char of text.toWellFormed()) {
    const c = char.codePointAt(0);
    if (c < 0x80) bytes.push(c);
    else if (c < 0x800) bytes.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) bytes.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else bytes.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return bytes;
}

function decodeUtf8(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i++];
    const length = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1
      : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : -1;
    let c = length === 0 ? first : length === 1 ? first & 31 : length === 2 ? first & 15 : first & 7;
    let good = length >= 0;
    for (let k = 0; good && k < length; k++) {
      const low = k > 0 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      const high = k > 0 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      if (i < bytes.length && bytes[i] >= low && bytes[i] <= high) c = (c << 6) | (bytes[i++] & 63);
      else good = false;
    }
    text += good ? String.fromCodePoint(c) : '\ufffd';
  }
  return text;
}

const hex = (byte) => `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;

function percentEncode(text, needs) {
  let out = '';
  for (const char of text) {
    if (needs(char.codePointAt(0))) out += utf8(char).map(hex).join('');
    else out += char;
  }
  return out;
}

function percentDecodeBytes(text) {
  const bytes = utf8(text);
  const out = [];
  for (let i = 0; i < bytes.length; i++) {
    const digits = String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0);
    if (bytes[i] === 0x25 && /^[0-9a-f]{2}$/i.test(digits)) {
      out.push(parseInt(digits, 16));
      i += 2;
    } else {
      out.push(bytes[i]);
    }
  }
  return out;
}

const percentDecode = (text) => decodeUtf8(percentDecodeBytes(text));

// ---- Hosts ----

function parseNumber(text) {
  if (text === '') return NaN;
  if (/^0x[0-9a-f]*$/i.test(text)) return text.length === 2 ? 0 : parseInt(text, 16);
  if (/^0[0-7]*$/.test(text)) return parseInt(text, 8);
  return /^0/.test(text) || !/^\d+$/.test(text) ? NaN : Number(text);
}

function endsInNumber(host) {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  return /^\d+$/.test(parts.at(-1)) || /^0x[0-9a-f]*$/i.test(parts.at(-1));
}

function parseIpv4(host) {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  const numbers = parts.map(parseNumber);
  if (numbers.length > 4 || numbers.some(Number.isNaN)) return null;
  const last = numbers.pop();
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return null;
  const address = numbers.reduce((sum, number, i) => sum + number * 256 ** (3 - i), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

function parseIpv6(text) {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const sides = halves.map((half) => {
    if (half === '') return [];
    const groups = half.split(':');
    const pieces = [];
    for (const [i, group] of groups.entries()) {
      if (i === groups.length - 1 && group.includes('.')) {
        const four = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(group);
        if (!four || four.slice(1).some((part) => part > 255)) return null;
        pieces.push(four[1] * 256 + +four[2], four[3] * 256 + +four[4]);
      } else if (/^[0-9a-f]{1,4}$/i.test(group)) {
        pieces.push(parseInt(group, 16));
      } else {
        return null;
      }
    }
    return pieces;
  });
  if (sides.includes(null)) return null;
  const [head, tail = []] = sides;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return serializeIpv6([...head, ...Array(missing).fill(0), ...tail]);
}

function serializeIpv6(pieces) {
  let best = { at: -1, length: 1 };
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (pieces[i + length] === 0) length++;
    if (length > best.length) best = { at: i, length };
  }
  const text = (part) => part.map((piece) => piece.toString(16)).join(':');
  if (best.at < 0) return `[${text(pieces)}]`;
  return `[${text(pieces.slice(0, best.at))}::${text(pieces.slice(best.at + best.length))}]`;
}

const forbiddenHost = /[\0\t\n\r #/:<>?@[\\\]^|]/;

function parseHost(text, opaque) {
  if (text.startsWith('[')) return text.endsWith(']') ? parseIpv6(text.slice(1, -1)) : null;
  if (opaque) return forbiddenHost.test(text) ? null : percentEncode(text, encoder.control);
  const ascii = domainToAscii(percentDecode(text).normalize('NFC'));
  if (ascii === null || ascii === '' || forbiddenHost.test(ascii) || /[\0-\x20%\x7f]/.test(ascii)) return null;
  return endsInNumber(ascii) ? parseIpv4(ascii) : ascii;
}

// ---- URLs ----

const isWindowsLetter = (text) => /^[a-z][:|]$/i.test(text);
const startsWithWindowsLetter = (text) => /^[a-z][:|]([/\\?#]|$)/i.test(text);

function shorten(url) {
  const { path } = url;
  if (url.scheme === 'file:' && path.length === 1 && /^[a-z]:$/i.test(path[0])) return;
  path.pop();
}

function parsePath(url, text) {
  const parts = text.split(isSpecial(url) ? /[/\\]/ : '/');
  parts.forEach((part, i) => {
    const last = i === parts.length - 1;
    if (/^(\.|%2e){2}$/i.test(part)) {
      shorten(url);
      if (last) url.path.push('');
    } else if (/^(\.|%2e)$/i.test(part)) {
      if (last) url.path.push('');
    } else {
      if (url.scheme === 'file:' && url.path.length === 0 && isWindowsLetter(part)) part = `${part[0]}:`;
      url.path.push(percentEncode(part, encoder.path));
    }
  });
}

function parseAuthority(url, text) {
  const at = text.lastIndexOf('@');
  if (at >= 0) {
    const credentials = text.slice(0, at);
    const colon = credentials.indexOf(':');
    url.username = percentEncode(colon < 0 ? credentials : credentials.slice(0, colon), encoder.userinfo);
    url.password = colon < 0 ? '' : percentEncode(credentials.slice(colon + 1), encoder.userinfo);
  }
  const [, host, port] = /^(\[[^\]]*\]?[^:]*|[^:]*)(?::(.*))?$/s.exec(text.slice(at + 1));
  if (host === '' && (isSpecial(url) || port !== undefined || at >= 0)) return false;
  url.host = host === '' ? '' : parseHost(host, !isSpecial(url));
  return url.host !== null && (port === undefined || setPort(url, port));
}

function setPort(url, text) {
  if (!/^\d*$/.test(text) || Number(text) > 65535) return false;
  url.port = text === '' || Number(text) === special[url.scheme] ? '' : String(Number(text));
  return true;
}

// The parts behind the scheme: [text, query, fragment], the latter two undefined if absent.
function split(text) {
  const hash = text.indexOf('#');
  const fragment = hash < 0 ? undefined : text.slice(hash + 1);
  const front = hash < 0 ? text : text.slice(0, hash);
  const mark = front.indexOf('?');
  return [mark < 0 ? front : front.slice(0, mark), mark < 0 ? undefined : front.slice(mark + 1), fragment];
}

function setQuery(url, query) {
  url.query = query === undefined
    ? null
    : percentEncode(query, isSpecial(url) ? encoder.specialQuery : encoder.query);
}

function newRecord(scheme) {
  return {
    scheme, username: '', password: '', host: null, port: '', path: [], opaque: null,
    query: null, fragment: null,
  };
}

function copyAuthority(url, base) {
  for (const name of ['username', 'password', 'host', 'port']) url[name] = base[name];
}

// A URL record, or null if the text is none.
function parse(input, base) {
  let text = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
  const found = /^[a-z][a-z0-9+.-]*:/i.exec(text);
  const scheme = found?.[0].toLowerCase();
  if (!found && !base) return null;
  if (!found && base.opaque !== null) {
    if (!text.startsWith('#')) return null;
    const url = { ...base, path: [...base.path], fragment: percentEncode(text.slice(1), encoder.fragment) };
    return url;
  }
  const url = newRecord(scheme ?? base.scheme);
  if (found) text = text.slice(found[0].length);
  const [rest, query, fragment] = split(text);
  const slashes = isSpecial(url) ? /^[/\\]{2}/ : /^\/\//;
  if (fragment !== undefined) url.fragment = percentEncode(fragment, encoder.fragment);
  const relative = !found || (isSpecial(url) && base?.scheme === scheme && !slashes.test(rest));
  const done = url.scheme === 'file:'
    ? parseFile(url, rest, query, base?.scheme === 'file:' ? base : null)
    : relative
      ? parseRelative(url, rest, query, base, slashes)
      : parseAbsolute(url, rest, slashes);
  if (!done) return null;
  if (query !== undefined || url.query === null) setQuery(url, query);
  return url;
}

function parseAbsolute(url, rest, slashes) {
  if (isSpecial(url)) return parseAfterAuthority(url, rest.replace(/^[/\\]*/, ''));
  if (slashes.test(rest)) return parseAfterAuthority(url, rest.slice(2));
  if (rest.startsWith('/')) parsePath(url, rest.slice(1));
  else url.opaque = percentEncode(rest, encoder.control);
  return true;
}

function parseAfterAuthority(url, rest) {
  const end = rest.search(isSpecial(url) ? /[/\\]/ : /\//);
  if (!parseAuthority(url, end < 0 ? rest : rest.slice(0, end))) return false;
  if (end >= 0) parsePath(url, rest.slice(end + 1));
  else if (isSpecial(url)) url.path = [''];
  return true;
}

function parseRelative(url, rest, query, base, slashes) {
  if (slashes.test(rest)) {
    return parseAfterAuthority(url, isSpecial(url) ? rest.replace(/^[/\\]*/, '') : rest.slice(2));
  }
  copyAuthority(url, base);
  const absolute = rest.startsWith('/') || (isSpecial(url) && rest.startsWith('\\'));
  if (absolute) {
    parsePath(url, rest.slice(1));
    return true;
  }
  url.path = [...base.path];
  if (rest === '') {
    if (query === undefined) url.query = base.query;
  } else {
    shorten(url);
    parsePath(url, rest);
  }
  return true;
}

function parseFile(url, rest, query, base) {
  url.host = '';
  if (/^[/\\]{2}/.test(rest)) {
    const after = rest.slice(2);
    const end = after.search(/[/\\]/);
    const host = end < 0 ? after : after.slice(0, end);
    if (isWindowsLetter(host)) {
      parsePath(url, after);
      return true;
    }
    if (host !== '') {
      url.host = parseHost(host, false);
      if (url.host === null) return false;
      if (url.host === 'localhost') url.host = '';
    }
    if (end >= 0) parsePath(url, after.slice(end + 1));
    else url.path = [''];
    return true;
  }
  if (base) url.host = base.host;
  if (/^[/\\]/.test(rest)) {
    if (base && !startsWithWindowsLetter(rest.slice(1)) && /^[a-z]:$/i.test(base.path[0] ?? '')) {
      url.path.push(base.path[0]);
    }
    parsePath(url, rest.slice(1));
    return true;
  }
  if (base) {
    url.path = [...base.path];
    if (rest === '') {
      if (query === undefined) url.query = base.query;
      return true;
    }
    if (startsWithWindowsLetter(rest)) url.path = [];
    else shorten(url);
  }
  parsePath(url, rest);
  return true;
}

function pathOf(url) {
  return url.opaque !== null ? url.opaque : url.path.map((part) => `/${part}`).join('');
}

function serialize(url, withoutFragment) {
  let text = url.scheme;
  if (url.host !== null) {
    text += '//';
    if (url.username !== '' || url.password !== '') {
      text += `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
    }
    text += url.host + (url.port === '' ? '' : `:${url.port}`);
  } else if (url.opaque === null && url.path.length > 1 && url.path[0] === '') {
    text += '/.';
  }
  text += pathOf(url);
  if (url.query !== null) text += `?${url.query}`;
  if (url.fragment !== null && !withoutFragment) text += `#${url.fragment}`;
  return text;
}

module.exports = {
  decodeUtf8, encoder, isSpecial, parse, parseHost, parsePath, pathOf, percentDecode,
  percentDecodeBytes, percentEncode, serialize, setPort, setQuery, special, utf8,
};

'use strict';
// Whether two values are deeply equal, as util.isDeepStrictEqual and the functions of assert ask.

const { classOf } = internal;

const own = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);

function looselyEqual(a, b) {
  // eslint-disable-next-line eqeqeq
  return a == b || (a !== a && b !== b);
}

function isPrimitive(value) {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function keysOf(object, isIndexed) {
  const keys = Object.keys(object);
  return isIndexed ? keys.filter((key) => !/^(0|[1-9]\d{0,9})$/.test(key)) : keys;
}

function symbolsOf(object) {
  return Object.getOwnPropertySymbols(object).filter((key) => own(object, key));
}

function bytesOf(object) {
  return ArrayBuffer.isView(object)
    ? new Uint8Array(object.buffer, object.byteOffset, object.byteLength)
    : new Uint8Array(object);
}

function equalBytes(a, b) {
  const left = bytesOf(a);
  const right = bytesOf(b);
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

// One comparison; remembers the pairs it is inside of, so that circular values come to an end.
class Comparison {
  constructor(strict) {
    this.strict = strict;
    this.inside = new Map();
  }

  equal(a, b) {
    if (a === b) return a !== 0 || !this.strict || Object.is(a, b);
    if (isPrimitive(a) || isPrimitive(b)) {
      if (this.strict) return typeof a === 'number' && a !== a && b !== b;
      if (isPrimitive(a) && isPrimitive(b)) return looselyEqual(a, b);
      return false;
    }
    if (typeof a === 'function' || typeof b === 'function') {
      if (typeof a !== typeof b) return false;
      if (this.strict) return false;
    }
    if (this.strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    const kind = classOf(a);
    if (kind !== classOf(b)) return false;
    if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
    return this.sameInside(a, b, kind) && this.equalContents(a, b, kind);
  }

  // What the kind of an object adds to its properties.
  sameInside(a, b, kind) {
    switch (kind) {
      case 'Array':
        return a.length === b.length;
      case 'Date':
        return Object.is(Date.prototype.getTime.call(a), Date.prototype.getTime.call(b));
      case 'RegExp':
        return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
      case 'Error':
        if (a.message !== b.message || a.name !== b.name) return false;
        return ['cause', 'errors'].every((name) =>
          Object.hasOwn(a, name) === Object.hasOwn(b, name) &&
            (!Object.hasOwn(a, name) || this.equal(a[name], b[name])));
      case 'TypedArray':
        if (!this.strict && /^\[object (BigInt|Float)/.test(Object.prototype.toString.call(a))) {
          return a.length === b.length && Array.prototype.every.call(a, (x, i) => x === b[i]);
        }
        return equalBytes(a, b);
      case 'ArrayBuffer':
      case 'SharedArrayBuffer':
      case 'DataView':
        return equalBytes(a, b);
      case 'Number':
        return Object.is(Number.prototype.valueOf.call(a), Number.prototype.valueOf.call(b));
      case 'String':
        return String.prototype.valueOf.call(a) === String.prototype.valueOf.call(b);
      case 'Boolean':
        return Boolean.prototype.valueOf.call(a) === Boolean.prototype.valueOf.call(b);
      case 'BigInt':
        return BigInt.prototype.valueOf.call(a) === BigInt.prototype.valueOf.call(b);
      case 'Symbol':
        return Symbol.prototype.valueOf.call(a) === Symbol.prototype.valueOf.call(b);
      case 'Map':
      case 'Set':
        return a.size === b.size;
      default:
        return true;
    }
  }

  equalContents(a, b, kind) {
    const indexed = kind === 'Array' || kind === 'TypedArray';
    const keys = keysOf(a, indexed);
    if (keys.length !== keysOf(b, indexed).length) return false;
    if (!keys.every((key) => own(b, key))) return false;
    if (this.strict) {
      const symbols = symbolsOf(a);
      if (symbols.length !== symbolsOf(b).length) return false;
      if (!symbols.every((key) => own(b, key))) return false;
      keys.push(...symbols);
    }
    const started = this.inside.get(a);
    if (started !== undefined) return started === b;
    this.inside.set(a, b);
    const result = this.equalEntries(a, b, kind) && keys.every((key) => this.equal(a[key], b[key]));
    this.inside.delete(a);
    return result;
  }

  equalEntries(a, b, kind) {
    if (kind === 'Array') {
      for (let i = 0; i < a.length; i++) {
        if (Object.hasOwn(a, i) !== Object.hasOwn(b, i)) return false;
        if (!this.equal(a[i], b[i])) return false;
      }
    }
    if (kind === 'Set') return this.equalSets(a, b);
    return kind !== 'Map' || this.equalMaps(a, b);
  }

  // Members that are in both sets need no search; the others are matched one by one.
  equalSets(a, b) {
    const rest = [...a].filter((value) => !b.has(value));
    if (this.strict && rest.some(isPrimitive)) return false;
    const candidates = [...b].filter((value) => !a.has(value));
    return rest.every((value) => this.take(candidates, (other) => this.equal(value, other)));
  }

  equalMaps(a, b) {
    const rest = [];
    for (const [key, value] of a) {
      if (b.has(key)) {
        if (!this.equal(value, b.get(key))) return false;
      } else if (this.strict && isPrimitive(key)) {
        return false;
      } else {
        rest.push([key, value]);
      }
    }
    const candidates = [...b].filter(([key]) => !a.has(key));
    return rest.every(([key, value]) =>
      this.take(candidates, (other) => this.equal(key, other[0]) && this.equal(value, other[1])));
  }

  take(candidates, matches) {
    const at = candidates.findIndex(matches);
    if (at >= 0) candidates.splice(at, 1);
    return at >= 0;
  }
}

module.exports = {
  isDeepEqual: (a, b) => new Comparison(false).equal(a, b),
  isDeepStrictEqual: (a, b) => new Comparison(true).equal(a, b),
};

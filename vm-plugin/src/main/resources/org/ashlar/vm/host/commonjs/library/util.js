'use strict';

const { format, formatWithOptions, inspect, setDefaultOptions } = internal;
const { codedError, invalidType, invalidValue, requireFunction, requireObject, requireString } =
  require('internal/errors');
const { isDeepStrictEqual } = require('internal/comparisons');
const types = require('internal/types');
const { parseArgs } = require('internal/parse-args');

const custom = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  requireFunction(original, 'original');
  const { setImmediate, setTimeout } = internal.globals;
  // The timers have promises of their own, which come with their module.
  if (original === setTimeout || original === setImmediate) require('timers/promises');
  if (original[custom]) {
    const own = original[custom];
    requireFunction(own, 'util.promisify.custom');
    return Object.defineProperty(own, custom, { value: own, configurable: true });
  }
  function promised(...args) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) reject(error);
        else resolve(values[0]);
      }]);
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  Object.defineProperty(promised, custom, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = custom;

function callbackify(original) {
  requireFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    requireFunction(callback, 'last argument');
    const done = callback.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(done, null, value),
      (reason) => {
        let error = reason;
        if (!reason) {
          error = codedError('Error', 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value');
          error.reason = reason;
        }
        process.nextTick(done, error);
      });
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  return Object.defineProperties(callbackified, descriptors);
}

function inherits(constructor, parent) {
  if (constructor == null) throw invalidType('ctor', 'Function', constructor);
  if (parent == null) throw invalidType('superCtor', 'Function', parent);
  if (parent.prototype === undefined) throw invalidType('superCtor.prototype', 'Object', undefined);
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const warnedCodes = new Set();

function deprecate(original, message, code) {
  if (process.noDeprecation === true) return original;
  let warned = false;
  function deprecated(...args) {
    if (!warned) {
      warned = true;
      if (code === undefined || !warnedCodes.has(code)) {
        warnedCodes.add(code);
        process.emitWarning(message, 'DeprecationWarning', code);
      }
    }
    return new.target
      ? Reflect.construct(original, args, new.target)
      : Reflect.apply(original, this, args);
  }
  Object.setPrototypeOf(deprecated, original);
  if (original.prototype) deprecated.prototype = original.prototype;
  return deprecated;
}

function debuglog(section) {
  const name = section.toUpperCase();
  const patterns = (process.env.NODE_DEBUG ?? '').toUpperCase().split(',');
  const enabled = patterns.some((pattern) => pattern !== '' && new RegExp(
    `^${pattern.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replace(/\*/g, '.*')}$`).test(name));
  const log = (...args) => {
    if (enabled) process.stderr.write(`${name} ${process.pid}: ${format(...args)}\n`);
  };
  return Object.defineProperty(log, 'enabled', { value: enabled, enumerable: true });
}

const ansi =
  /[\u001B\u009B][[\]()#;?]*(?:(?:(?:;[-\w/#&.:=?%@~]+)*(?:\u0007|\u001B\\|\u009C))|(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])/g;

function stripVTControlCharacters(text) {
  requireString(text, 'str');
  return text.replace(ansi, '');
}

const colors = {
  reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25],
  inverse: [7, 27], hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24],
  black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39],
  magenta: [35, 39], cyan: [36, 39], white: [37, 39],
  bgBlack: [40, 49], bgRed: [41, 49], bgGreen: [42, 49], bgYellow: [43, 49], bgBlue: [44, 49],
  bgMagenta: [45, 49], bgCyan: [46, 49], bgWhite: [47, 49],
  framed: [51, 54], overlined: [53, 55], gray: [90, 39],
  redBright: [91, 39], greenBright: [92, 39], yellowBright: [93, 39], blueBright: [94, 39],
  magentaBright: [95, 39], cyanBright: [96, 39], whiteBright: [97, 39],
  bgGray: [100, 49], bgRedBright: [101, 49], bgGreenBright: [102, 49], bgYellowBright: [103, 49],
  bgBlueBright: [104, 49], bgMagentaBright: [105, 49], bgCyanBright: [106, 49],
  bgWhiteBright: [107, 49],
};
for (const [alias, name] of [
  ['grey', 'gray'], ['blackBright', 'gray'], ['bgGrey', 'bgGray'], ['bgBlackBright', 'bgGray'],
  ['faint', 'dim'], ['crossedout', 'strikethrough'], ['strikeThrough', 'strikethrough'],
  ['crossedOut', 'strikethrough'], ['conceal', 'hidden'], ['swapColors', 'inverse'],
  ['swapcolors', 'inverse'], ['doubleUnderline', 'doubleunderline'],
]) {
  Object.defineProperty(colors, alias, { get: () => colors[name], enumerable: false });
}

const styles = {
  special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey',
  null: 'bold', string: 'green', symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
};

function styleText(style, text) {
  let before = '';
  let after = '';
  for (const name of [].concat(style)) {
    const codes = colors[name];
    if (codes === undefined) {
      const names = Object.keys(colors).map((key) => `'${key}'`).join(', ');
      throw invalidValue('format', name, `must be one of: ${names}`);
    }
    before += `\u001b[${codes[0]}m`;
    after = `\u001b[${codes[1]}m${after}`;
  }
  requireString(text, 'text');
  const plain = !Array.isArray(style) && !process.stdout.isTTY && !process.env.FORCE_COLOR;
  return plain ? text : before + text + after;
}

Object.assign(inspect, {
  custom: Symbol.for('nodejs.util.inspect.custom'),
  colors: Object.assign(Object.create(null), colors),
  styles: Object.assign(Object.create(null), styles),
});

const defaultOptions = Object.seal({
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false,
  maxArrayLength: 100, maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false,
  getters: false, numericSeparator: false,
});
Object.defineProperty(inspect, 'defaultOptions', {
  get() {
    setDefaultOptions(defaultOptions);
    return defaultOptions;
  },
  set(options) {
    requireObject(options, 'options');
    setDefaultOptions(defaultOptions);
    Object.assign(defaultOptions, options);
  },
});

module.exports = {
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  styleText,
  format,
  formatWithOptions,
  inherits,
  inspect,
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value == null,
  isNumber: (value) => typeof value === 'number',
  isString: (value) => typeof value === 'string',
  isSymbol: (value) => typeof value === 'symbol',
  isUndefined: (value) => value === undefined,
  isRegExp: types.isRegExp,
  isObject: (value) => value !== null && typeof value === 'object',
  isDate: types.isDate,
  isError: (value) => types.isNativeError(value) || value instanceof Error,
  isFunction: (value) => typeof value === 'function',
  isPrimitive: (value) =>
    value === null || (typeof value !== 'object' && typeof value !== 'function'),
  isDeepStrictEqual(a, b) {
    return isDeepStrictEqual(a, b);
  },
  parseArgs,
  promisify,
  stripVTControlCharacters,
  toUSVString: (text) => String(text).toWellFormed(),
  types,
};
for (const name of ['TextDecoder', 'TextEncoder']) {
  if (typeof globalThis[name] === 'function') module.exports[name] = globalThis[name];
}

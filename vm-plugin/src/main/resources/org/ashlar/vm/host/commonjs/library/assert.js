'use strict';

const { callText, inspect } = internal;
const { codedError, invalidType, invalidValue, received, requireFunction } = require('internal/errors');
const { isDeepEqual, isDeepStrictEqual } = require('internal/comparisons');
const { messageOf } = require('internal/difference');
const { isPromise, isRegExp } = require('internal/types');

const noException = Symbol('no exception');

class AssertionError extends Error {
  constructor(options) {
    if (options === null || typeof options !== 'object') throw invalidType('options', 'Object', options);
    const { message, operator, actual, expected, stackStartFn, stackStartFunction } = options;
    const generated = message == null;
    super(generated ? messageOf(actual, expected, operator) : String(message));
    this.generatedMessage = generated;
    Object.defineProperty(this, 'name', {
      value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    // The text of the stack is made now, with the code in its first line.
    this.stack; // eslint-disable-line no-unused-expressions
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return inspect(this, { ...options, customInspect: false, depth: 0 });
  }
}

function fail(options) {
  if (options.message instanceof Error) throw options.message;
  throw new AssertionError(options);
}

function check(condition, actual, expected, message, operator, caller) {
  if (!condition) fail({ actual, expected, message, operator, stackStartFn: caller });
}

function truth(caller, count, value, message) {
  if (value) return;
  let generated = false;
  if (count === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message == null) {
    generated = true;
    const text = callText(caller);
    message = text === ''
      ? 'false == true'
      : `The expression evaluated to a falsy value:\n\n  ${text.replace(/\n/g, '\n  ')}\n`;
  } else if (message instanceof Error) {
    throw message;
  }
  const error = new AssertionError({
    actual: value, expected: true, message, operator: '==', stackStartFn: caller,
  });
  error.generatedMessage = generated;
  throw error;
}

function assert(...args) {
  truth(assert, args.length, ...args);
}

function ok(...args) {
  truth(ok, args.length, ...args);
}

function requireTwo(count) {
  if (count < 2) {
    throw codedError('TypeError', 'ERR_MISSING_ARGS',
      'The "actual" and "expected" arguments must be specified');
  }
}

// eslint-disable-next-line eqeqeq
const loose = (a, b) => a == b || (a !== a && b !== b);

function comparison(name, operator, holds) {
  const method = {
    [name](actual, expected, message) {
      requireTwo(arguments.length);
      check(holds(actual, expected), actual, expected, message, operator, method);
    },
  }[name];
  return method;
}

Object.assign(assert, {
  fail(message) {
    if (message instanceof Error) throw message;
    const error = new AssertionError({
      message: message === undefined ? 'Failed' : message, operator: 'fail', stackStartFn: assert.fail,
    });
    error.generatedMessage = message === undefined;
    throw error;
  },
  AssertionError,
  ok,
  equal: comparison('equal', '==', loose),
  notEqual: comparison('notEqual', '!=', (a, b) => !loose(a, b)),
  deepEqual: comparison('deepEqual', 'deepEqual', isDeepEqual),
  notDeepEqual: comparison('notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b)),
  deepStrictEqual: comparison('deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual),
  notDeepStrictEqual: comparison(
    'notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !isDeepStrictEqual(a, b)),
  strictEqual: comparison('strictEqual', 'strictEqual', Object.is),
  notStrictEqual: comparison('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b)),
});

// ---- Errors that a function throws ----

class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      this[key] = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        object[key].test(actual[key])
        ? actual[key]
        : object[key];
    }
  }
}

function compareKey(actual, expected, key, message, keys, caller) {
  if (key in actual && isDeepStrictEqual(actual[key], expected[key])) return;
  if (message) fail({ actual, expected, message, operator: caller.name, stackStartFn: caller });
  const error = new AssertionError({
    actual: new Comparison(actual, keys),
    expected: new Comparison(expected, keys, actual),
    operator: 'deepStrictEqual',
    stackStartFn: caller,
  });
  error.actual = actual;
  error.expected = expected;
  error.operator = caller.name;
  throw error;
}

function matchObject(actual, expected, message, caller) {
  if (typeof actual !== 'object' || actual === null) {
    const error = new AssertionError({
      actual, expected, message, operator: 'deepStrictEqual', stackStartFn: caller,
    });
    error.operator = caller.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) throw invalidValue('error', expected, 'may not be an empty object');
  for (const key of keys) {
    if (typeof actual[key] === 'string' && isRegExp(expected[key]) &&
        expected[key].test(actual[key])) {
      continue;
    }
    compareKey(actual, expected, key, message, keys, caller);
  }
}

function reject(actual, expected, message, text, caller) {
  const generated = !message;
  const error = new AssertionError({
    actual, expected, message: message || text, operator: caller.name, stackStartFn: caller,
  });
  error.generatedMessage = generated;
  throw error;
}

function matchThrown(actual, expected, message, caller) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) {
      const text = String(actual);
      if (expected.test(text)) return;
      reject(actual, expected, message, 'The input did not match the regular expression ' +
        `${inspect(expected)}. Input:\n\n${inspect(text)}\n`, caller);
    }
    matchObject(actual, expected, message, caller);
    return;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    let text = `The error is expected to be an instance of "${expected.name}". Received `;
    if (actual instanceof Error) text += `"${actual.name}"`;
    else text += `"${inspect(actual, { depth: -1 })}"`;
    if (actual instanceof Error) text += `\n\nError message:\n\n${actual.message}`;
    reject(actual, expected, message, text, caller);
  }
  if (expected === Error) {
    reject(actual, expected, message, 'The error is expected to be an instance of "Error". Received ' +
      `"${inspect(actual, { depth: -1 })}"`, caller);
  }
  const result = Reflect.apply(expected, {}, [actual]);
  if (result === true) return;
  const name = expected.name ? `"${expected.name}" ` : '';
  let text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
  if (actual instanceof Error) text += `\n\nCaught error:\n\n${actual}`;
  reject(actual, expected, message, text, caller);
}

function requireThrown(actual, expected, message, caller) {
  if (typeof expected === 'string') {
    if (message !== undefined) {
      throw invalidType('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
    }
    if (actual !== noException && (actual === expected || actual?.message === expected)) {
      throw codedError('TypeError', 'ERR_AMBIGUOUS_ARGUMENT', 'The "error/message" argument is ' +
        `ambiguous. The error ${actual === expected ? '' : 'message '}"${expected}" is identical to the message.`);
    }
    message = expected;
    expected = undefined;
  } else if (expected != null && typeof expected !== 'object' && typeof expected !== 'function') {
    throw invalidType('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
  }
  if (actual === noException) {
    let details = expected?.name ? ` (${expected.name})` : '';
    details += message ? `: ${message}` : '.';
    const what = caller === assert.rejects ? 'rejection' : 'exception';
    fail({
      actual: undefined, expected, operator: caller.name, stackStartFn: caller,
      message: `Missing expected ${what}${details}`,
    });
  }
  if (expected != null) matchThrown(actual, expected, message, caller);
}

function refuseThrown(actual, expected, message, caller) {
  if (actual === noException) return;
  if (typeof expected === 'string') {
    message = expected;
    expected = undefined;
  }
  const matches = expected === undefined || (isRegExp(expected)
    ? expected.test(String(actual))
    : (expected.prototype !== undefined && actual instanceof expected) ||
        (!Object.prototype.isPrototypeOf.call(Error, expected) &&
          Reflect.apply(expected, {}, [actual]) === true));
  if (!matches) throw actual;
  const what = caller === assert.doesNotReject ? 'rejection' : 'exception';
  fail({
    actual, expected, operator: caller.name, stackStartFn: caller,
    message: `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${actual?.message}"`,
  });
}

function thrownBy(code) {
  requireFunction(code, 'fn');
  try {
    code();
  } catch (error) {
    return error;
  }
  return noException;
}

async function rejectedBy(code) {
  let promise = code;
  if (typeof code === 'function') {
    promise = code();
    if (!isPromise(promise) && typeof promise?.then !== 'function') {
      throw codedError('TypeError', 'ERR_INVALID_RETURN_VALUE',
        'Expected instance of Promise to be returned from the "promiseFn" function but got' +
          `${received(promise).replace(' Received', '')}.`);
    }
  } else if (!isPromise(code) && typeof code?.then !== 'function') {
    throw invalidType('promiseFn', ['Function', 'Promise'], code);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return noException;
}

Object.assign(assert, {
  throws(code, ...rest) {
    requireThrown(thrownBy(code), rest[0], rest[1], assert.throws);
  },
  async rejects(code, ...rest) {
    requireThrown(await rejectedBy(code), rest[0], rest[1], assert.rejects);
  },
  doesNotThrow(code, ...rest) {
    refuseThrown(thrownBy(code), rest[0], rest[1], assert.doesNotThrow);
  },
  async doesNotReject(code, ...rest) {
    refuseThrown(await rejectedBy(code), rest[0], rest[1], assert.doesNotReject);
  },
  ifError(error) {
    if (error === null || error === undefined) return;
    const text = typeof error === 'object' && typeof error.message === 'string'
      ? error.message || error.constructor?.name || inspect(error)
      : inspect(error);
    throw new AssertionError({
      actual: error, expected: null, operator: 'ifError', stackStartFn: assert.ifError,
      message: `ifError got unwanted exception: ${text}`,
    });
  },
  match(string, regexp, message) {
    matchText(string, regexp, message, true, assert.match);
  },
  doesNotMatch(string, regexp, message) {
    matchText(string, regexp, message, false, assert.doesNotMatch);
  },
});

function matchText(string, regexp, message, wanted, caller) {
  if (!isRegExp(regexp)) throw invalidType('regexp', 'RegExp', regexp);
  if (typeof string === 'string' && regexp.test(string) === wanted) return;
  if (message instanceof Error) throw message;
  let text = message;
  if (typeof string !== 'string') {
    text ||= `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  } else {
    text ||= (wanted
      ? 'The input did not match the regular expression '
      : 'The input was expected to not match the regular expression ') +
      `${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
  }
  const error = new AssertionError({
    actual: string, expected: regexp, message: text, operator: caller.name, stackStartFn: caller,
  });
  error.generatedMessage = !message;
  throw error;
}

function strict(...args) {
  truth(strict, args.length, ...args);
}

assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;

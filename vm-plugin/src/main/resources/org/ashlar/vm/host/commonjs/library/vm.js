'use strict';

const { compileScript } = internal;
const { invalidType, requireInteger, requireObject, requireString } = require('internal/errors');

function placeOf(options, fallback) {
  if (typeof options === 'string') return [options, 0, 0];
  if (options === undefined) return [fallback, 0, 0];
  requireObject(options, 'options');
  const { filename = fallback, lineOffset = 0, columnOffset = 0 } = options;
  requireString(filename, 'options.filename');
  requireInteger(lineOffset, 'options.lineOffset', -(2 ** 31), 2 ** 31 - 1);
  requireInteger(columnOffset, 'options.columnOffset', -(2 ** 31), 2 ** 31 - 1);
  return [filename, lineOffset, columnOffset];
}

class Script {
  #run;

  constructor(code, options) {
    this.#run = compileScript(`${code}`, ...placeOf(options, 'evalmachine.<anonymous>'));
  }

  runInThisContext() {
    return this.#run();
  }
}

module.exports = {
  Script,
  // There are no contexts besides the one that runs.
  isContext(object) {
    if (object === null || (typeof object !== 'object' && typeof object !== 'function')) {
      throw invalidType('object', 'Object', object);
    }
    return false;
  },
  runInThisContext: (code, options) => new Script(code, options).runInThisContext(),
};

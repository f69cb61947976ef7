'use strict';

const { createRequire, builtinNames, isBuiltin, commonJs } = internal;
const { invalidValue } = require('internal/errors');
const path = require('path');
const { fileURLToPath, URL } = require('url');

// Module objects are made by the loader; a program may make some of its own.
function Module(id = '', parent = undefined) {
  this.id = id;
  this.path = path.dirname(id);
  this.exports = {};
  this.filename = null;
  this.loaded = false;
  this.children = [];
  parent?.children.push(this);
}
Module.prototype = commonJs.prototype;

function requireOf(file) {
  let name = file;
  if (file instanceof URL || (typeof file === 'string' && file.startsWith('file:'))) {
    name = fileURLToPath(file);
  } else if (typeof file !== 'string' || !path.isAbsolute(file)) {
    throw invalidValue('filename', file,
      'must be a file URL object, file URL string, or absolute path string');
  }
  return createRequire(name);
}
Object.defineProperty(requireOf, 'name', { value: 'createRequire' });

function directoriesOf(from) {
  const found = [];
  for (let at = path.resolve(from); ; at = path.dirname(at)) {
    if (path.basename(at) !== 'node_modules') found.push(path.join(at, 'node_modules'));
    if (at === path.dirname(at)) return found;
  }
}

const wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];

Object.assign(Module, {
  Module,
  _cache: commonJs.cache,
  _extensions: commonJs.extensions,
  _nodeModulePaths: directoriesOf,
  _resolveFilename: (request, parent, isMain, options) =>
    createRequire(parent?.filename ?? path.join(process.cwd(), 'noop.js')).resolve(request, options),
  _load: (request, parent) =>
    createRequire(parent?.filename ?? path.join(process.cwd(), 'noop.js'))(request),
  builtinModules: builtinNames(),
  createRequire: requireOf,
  isBuiltin(name) {
    return typeof name === 'string' && isBuiltin(name);
  },
  wrap: (script) => wrapper[0] + script + wrapper[1],
  wrapper,
  globalPaths: [],
});

module.exports = Module;

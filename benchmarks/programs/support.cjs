'use strict';

const fs = require('fs');
const path = require('path');

const modules = path.join(__dirname, 'node_modules');

/** The directory of the packages. */
exports.modules = modules;

/** The text of a file below node_modules. */
exports.read = (name) => fs.readFileSync(path.join(modules, name), 'utf8');

/** The names of the files below a directory of node_modules that end in one of some extensions, sorted. */
exports.files = (directory, ...extensions) =>
  fs.readdirSync(path.join(modules, directory), { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${directory}/${entry.name}`;
      return entry.isDirectory() ? exports.files(name, ...extensions) : [name];
    })
    .filter((name) => extensions.some((extension) => name.endsWith(extension)))
    .sort();

/** A generator of numbers from 0 up to, but not including, a bound; the same for the same seed. */
exports.random = (seed) => {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
};

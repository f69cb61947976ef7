'use strict';
// Compresses real sources with names mangled and with none, with properties mangled, source maps and unsafe rewriting.

const { minify } = require('terser');
const { read } = require('../support.cjs');

const jobs = [
  ['lodash/lodash.js', {}],
  ['acorn/dist/acorn.mjs', { module: true, compress: { unsafe: true }, sourceMap: { filename: 'a.js' } }],
  ['js-yaml/dist/js-yaml.mjs', { toplevel: true, mangle: { properties: { regex: /^_/ } }, ecma: 2020 }],
  ['handlebars/dist/handlebars.js', { compress: false, mangle: false, format: { beautify: true, comments: 'all' } }],
  ['marked/lib/marked.esm.js', { module: true, nameCache: {}, keep_classnames: true }],
];

module.exports = async (print) => {
  for (const [name, options] of jobs) {
    const { code, map } = await minify({ [name]: read(name) }, options);
    print(name, code.length, code, map);
  }
  await minify('let a; let a;').catch(({ name, message, line, col, pos }) => print(name, message, line, col, pos));
};

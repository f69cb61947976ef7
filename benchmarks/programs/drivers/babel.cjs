'use strict';
// Compiles 10,000 lines of generated modern source for a browser without class fields, and 1,000 down to ES5 as a
// CommonJS module, with a source map; then what is no program.

const babel = require('@babel/core');
const presetEnv = require('@babel/preset-env');
const { modernSource } = require('../modern-source.cjs');

const compile = (code, options, more) => babel.transformSync(code, {
  configFile: false, babelrc: false, compact: false, filename: '/input.js',
  presets: [[presetEnv, options]], ...more,
});

module.exports = (print) => {
  print(compile(modernSource(1, 10_000), { targets: 'chrome 60', modules: false }).code);
  const { code, map } = compile(modernSource(2, 1_000), { targets: 'ie 11', modules: 'commonjs' }, { sourceMaps: true });
  print(code, JSON.stringify(map));
  for (const broken of ['let a; let a', 'await = ', 'class { }', 'a => {} ()', 'import x from "y" with']) {
    try {
      print(compile(broken, {}).code);
    } catch (error) {
      print(error.name, error.code, error.reasonCode, error.message);
    }
  }
};

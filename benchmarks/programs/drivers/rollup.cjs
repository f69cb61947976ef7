'use strict';
// Bundles terser's and acorn's modules in every format, with code splitting, tree shaking, own plug-ins and warnings.

const path = require('path');
const { rollup } = require('rollup');
const { modules } = require('../support.cjs');

const formats = ['es', 'cjs', 'amd', 'iife', 'umd', 'system'];

/** Resolves what the modules name without a path to nothing, and two virtual entries that share modules. */
const resolver = {
  name: 'resolver',
  resolveId: (id) => (id.startsWith('virtual:') ? `\0${id}` : null),
  load: (id) => ({
    '\0virtual:one': `import { parse } from '${modules}/terser/lib/parse.js'; export const one = () => import('virtual:lazy'); console.log(parse);`,
    '\0virtual:two': `export * from '${modules}/terser/lib/ast.js'; export { default } from 'virtual:lazy';`,
    '\0virtual:lazy': `export default class Lazy { static #x = 1; x = import.meta.url; } export const unused = 1;`,
  })[id] ?? null,
  transform: (code, id) => (id.endsWith('size.js') ? { code: code.replaceAll('size', 'size'), map: null } : null),
  renderChunk: (code, chunk) => ({ code: `/* ${chunk.name} ${chunk.exports} */\n${code}`, map: null }),
};

async function bundle(print, input, outputs, options) {
  const warnings = [];
  const built = await rollup({ input, plugins: [resolver], external: /^@jridgewell|^source-map/, onwarn: (w) => warnings.push(w), ...options });
  for (const output of outputs) {
    const { output: chunks } = await built.generate({ name: 'bundle', ...output });
    for (const chunk of chunks) {
      print(chunk.type, chunk.fileName, chunk.imports, chunk.dynamicImports, chunk.code ?? chunk.source);
      if (chunk.map) print(chunk.map.mappings, chunk.map.names);
    }
  }
  for (const { code, message } of warnings) print(code, message.replaceAll(modules, ''));
  await built.close();
}

module.exports = async (print) => {
  const plain = (text) => String(text).replaceAll(modules, '');
  const show = (...texts) => print(...texts.map(plain));
  await bundle(show, path.join(modules, 'terser/lib/minify.js'), formats.map((format) => ({ format })));
  await bundle(show, ['virtual:one', 'virtual:two'], [
    { format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: 'c/[name]-[hash].js', sourcemap: true, sourcemapExcludeSources: true },
    { format: 'cjs', exports: 'named', preserveModules: true, preserveModulesRoot: modules, interop: 'auto', minifyInternalExports: true },
  ], { treeshake: 'smallest' });
  await rollup({ input: 'virtual:absent', plugins: [resolver] }).catch((error) => show(error.code, error.message));
};

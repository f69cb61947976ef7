'use strict';
// Compiles the first 50 TypeScript sources of ajv with full type checking, for two targets; prints JavaScript,
// declarations, source maps and diagnostics, and asks the language service questions.

const ts = require('typescript');
const { files, read } = require('../support.cjs');

const root = '/node_modules/';
const names = files('ajv/lib', '.ts').slice(0, 50);

/** A host that sees the files below node_modules as if they lay at the root, and keeps what is written. */
function hostOf(options, written) {
  const host = ts.createCompilerHost(options, true);
  const text = (name) => {
    if (!name.startsWith(root)) return undefined;
    try {
      return read(name.slice(root.length));
    } catch {
      return undefined;
    }
  };
  return Object.assign(host, {
    getSourceFile: (name, version) => {
      const found = text(name);
      return found === undefined ? undefined : ts.createSourceFile(name, found, version, true);
    },
    getDefaultLibLocation: () => `${root}typescript/lib`,
    getDefaultLibFileName: (o) => `${root}typescript/lib/${ts.getDefaultLibFileName(o)}`,
    getCurrentDirectory: () => '/',
    fileExists: (name) => text(name) !== undefined,
    readFile: text,
    directoryExists: undefined,
    getDirectories: () => [],
    realpath: (name) => name,
    writeFile: (name, content) => written.set(name, content),
  });
}

function compile(print, options) {
  const written = new Map();
  const host = hostOf(options, written);
  const program = ts.createProgram(names.map((name) => root + name), options, host);
  const { diagnostics, emitSkipped } = program.emit();
  const all = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  print(ts.formatDiagnostics(all, host), emitSkipped);
  for (const [name, content] of [...written].sort()) print(name, content);
  const checker = program.getTypeChecker();
  for (const name of names.slice(0, 10)) {
    const symbol = checker.getSymbolAtLocation(program.getSourceFile(root + name));
    for (const exported of symbol ? checker.getExportsOfModule(symbol) : []) {
      const type = checker.getTypeOfSymbolAtLocation(exported, program.getSourceFile(root + name));
      print(name, exported.name, checker.typeToString(type));
    }
  }
}

module.exports = (print) => {
  compile(print, {
    target: ts.ScriptTarget.ES5, module: ts.ModuleKind.CommonJS, strict: true, declaration: true, sourceMap: true,
    outDir: '/out', types: [], lib: ['lib.es2020.d.ts', 'lib.dom.d.ts'], downlevelIteration: true, resolveJsonModule: true, ignoreDeprecations: '5.0',
  });
  const name = 'ajv/lib/core.ts';
  const { outputText, diagnostics } = ts.transpileModule(read(name), {
    fileName: name, reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, inlineSourceMap: true },
  });
  print(outputText, diagnostics.length);
  const source = ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, true);
  print(ts.createPrinter({ removeComments: true }).printFile(source));
};

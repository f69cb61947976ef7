'use strict';
// Parses real sources as scripts and modules, tokenizes them, and reports where broken ones end.

const acorn = require('acorn');
const { read, random } = require('../support.cjs');

const sources = {
  script: ['lodash/lodash.js', 'acorn/dist/acorn.js', '@babel/parser/lib/index.js'],
  module: ['acorn/dist/acorn.mjs', 'rollup/dist/es/shared/node-entry.js', 'prettier/internal/experimental-cli.mjs'],
};

function summary(tree) {
  const counts = new Map();
  let sum = 0;
  const pending = [tree];
  while (pending.length > 0) {
    const node = pending.pop();
    counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
    sum = (Math.imul(sum, 31) + node.start * 7 + node.end + node.loc.start.column) | 0;
    for (const key in node) {
      const value = node[key];
      if (Array.isArray(value)) pending.push(...value.filter((each) => each?.type !== undefined));
      else if (typeof value?.type === 'string') pending.push(value);
    }
  }
  return JSON.stringify({ sum, ...Object.fromEntries([...counts].sort()) });
}

module.exports = (print) => {
  for (const [sourceType, names] of Object.entries(sources)) {
    for (const name of names) {
      const comments = [];
      const options = { ecmaVersion: 'latest', sourceType, locations: true, onComment: comments };
      print(name, summary(acorn.parse(read(name), options)), comments.length);
    }
  }
  const text = read('acorn/dist/acorn.mjs');
  for (const token of acorn.tokenizer(text, { ecmaVersion: 2024, sourceType: 'module' })) {
    print(token.type.label, token.start, token.end, String(token.value?.pattern ?? token.value));
  }
  const next = random(3);
  for (let i = 0; i < 300; i++) {
    const at = next(text.length);
    const broken = text.slice(0, at) + ')]}.=`#'[next(7)] + text.slice(at + next(4));
    try {
      print(acorn.parse(broken, { ecmaVersion: 2024, sourceType: 'module' }).end);
    } catch (error) {
      print(error.name, error.message, error.pos, error.raisedAt, JSON.stringify(error.loc));
    }
  }
  print(JSON.stringify(acorn.parse('class A { static #x = 1; get [`y`]() { return /[\\p{L}--q]/v?.test(1_0) ?? 0x1F } }',
    { ecmaVersion: 'latest', locations: true, ranges: true })));
};

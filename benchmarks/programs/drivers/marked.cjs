'use strict';
// Renders the Markdown files of all packages and random mixtures of Markdown, with extensions and as tokens.

const { files, random, read } = require('../support.cjs');

const packages = ['ajv', 'terser', 'lodash', 'marked', 'acorn', 'rollup', 'handlebars', 'js-yaml', 'semver', 'resolve', 'regexpu-core', 'json5', 'uglify-js'];
const pieces = [
  '# Heading', '\n', '\n\n', '* item', '  1. two', '- [x] done', '> quote', '`code`', '**bold', '**', '_em_', '[a](b "c")', '![i](<j k>)',
  '[r]: http://x "t"', '[r]', '| a | b |\n|--|:-:|\n| 1 | 2 |', '```js\ncode\n```', '    indented', '---', '<b>html</b>', '<!-- c -->', '&amp; &copy',
  'http://auto.link', '<me@x.y>', '\\*', '~~del~~', 'Setext\n===', '\t', ' ', 'text', 'größe', '日本', '  \n', '***x*', '[', ']', '(', ')',
];

module.exports = async (print) => {
  const { Marked, lexer } = await import('marked');
  const plain = new Marked();
  const names = packages.flatMap((name) => files(name, '.md'));
  for (const name of names) print(name, plain.parse(read(name)));
  const extended = new Marked({
    breaks: true,
    renderer: { heading: ({ tokens, depth }) => `<h${depth} id="${tokens.length}">\n`, codespan: ({ text }) => text.length > 4 && `<kbd>${text}</kbd>` },
    walkTokens: (token) => { if (token.type === 'link') token.href = token.href.toUpperCase(); },
    hooks: { preprocess: (text) => text.replace(/\bthe\b/g, 'THE'), postprocess: (html) => html.trimEnd() },
    extensions: [{
      name: 'mark', level: 'inline', start: (text) => text.indexOf('=='),
      tokenizer: (text) => { const found = /^==([^=]+)==/.exec(text); return found ? { type: 'mark', raw: found[0], text: found[1] } : undefined; },
      renderer: ({ text }) => `<mark>${text}</mark>`,
    }],
  });
  const next = random(11);
  for (let i = 0; i < 2_000; i++) {
    const text = Array.from({ length: 2 + next(12) }, () => pieces[next(pieces.length)]).join(next(2) ? ' ' : '') + ' ==m==';
    print(plain.parse(text), extended.parse(text), plain.parse(text, { gfm: false, pedantic: next(2) === 1 }));
    if (i % 20 === 0) print(JSON.stringify(lexer(text)));
  }
};

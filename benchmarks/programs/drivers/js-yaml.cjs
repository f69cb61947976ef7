'use strict';
// Loads and dumps YAML of every kind of node and style, random values there and back, and texts that are no YAML.

const yaml = require('js-yaml');
const { random } = require('../support.cjs');

const documents = [
  'a: 1\nb: [x, "y\\u00e9\\n", \'it\'\'s\', ~, true, 0x1F, 0o17, 0b11, 1_000, .inf, -.INF, .nan, 1e3, 12:30:45]\nc: {d: e, ? f : g}',
  'literal: |\n  line 1\n   line 2\n\nfolded: >-\n  one\n  two\n\n  three\nkeep: |+\n  x\n\nindent: |2\n   y',
  'base: &base {x: 1, y: 2}\nderived:\n  <<: *base\n  y: 3\nlist: &l\n- *base\n- - nested\n  - seq\nsame: *l',
  'date: 2001-12-14t21:59:43.10-05:00\nday: 2002-12-14\nbin: !!binary R0lGODlhDAAMAIQAAP==\nset: !!set {a, b}\nomap: !!omap [a: 1, b: 2]\npairs: !!pairs [a: 1, a: 2]\nstr: !!str 123\nint: !!int "3"\nfloat: !!float 1',
  '%YAML 1.2\n%TAG !e! tag:example.test,2000:\n--- # comment\n"quoted key": plain text\n...\n---\nsecond\n--- |\n third\n',
  '- point: !point [1, 2]\n- !upper text\n- !both {a: 1}\n- multi\n  line\n  plain\n- "double\n  folded\\\n   joined"\n- ? complex\n  : value',
  '? [1, 2]\n: x\n? {a: b}\n: y\n__proto__: {polluted: 1}\nnull: n\ntrue: t\n1.5: f',
];
const broken = ['a: b: c', '[1, 2', '{a: 1', '"unterminated', '\tkey: 1', 'a: 1\n b: 2', '*absent', '!<tag', 'a: &x', '- a\nb: c', '%BAD', 'a: 1\na: 2', '@x', '|x', 'key: !!int x', '\u0001', '!unknown x'];

const schema = yaml.DEFAULT_SCHEMA.extend([
  new yaml.Type('!point', { kind: 'sequence', resolve: (data) => data.length === 2, construct: ([x, y]) => ({ x, y }), predicate: (o) => o?.x !== undefined && o?.y !== undefined, represent: ({ x, y }) => [x, y] }),
  new yaml.Type('!upper', { kind: 'scalar', construct: (text) => text.toUpperCase() }),
  new yaml.Type('!both', { kind: 'mapping', construct: (map) => Object.entries(map) }),
]);

function valueOf(next, depth) {
  if (depth === 0) {
    return [null, true, 0, -1.5, 1e21, 'plain', '', ' lead', 'trail ', 'a: b', '# c', '- d', '"q"', "it's", 'multi\nline', 'tab\t', 'é日本😀', '~', 'yes', '0x1', '12e03', '=', '<<',
      'long text that has to be folded because it is longer than the eighty columns which the dumper allows by default, and so on', new Date(next(2e9) * 1000), new Uint8Array([next(256), 2, 3])][next(26)];
  }
  return next(2)
    ? Array.from({ length: next(5) }, () => valueOf(next, depth - 1))
    : Object.fromEntries(Array.from({ length: next(5) }, (_, i) => [['key', 'two words', '1', 'a:b', '', 'é'][next(6)] + i, valueOf(next, depth - 1)]));
}

module.exports = (print) => {
  for (const text of documents) {
    const events = [];
    const all = yaml.loadAll(text, null, { schema, listener: (kind, state) => events.push(kind + state.position), onWarning: (warning) => print(warning.message) });
    print(JSON.stringify(all), events.join(), yaml.dump(all, { schema, flowLevel: 2, sortKeys: true }));
  }
  for (const text of broken) {
    try {
      print(JSON.stringify(yaml.load(text, { filename: 'broken.yaml' })));
    } catch (error) {
      print(error.name, error.reason, error.message, JSON.stringify(error.mark), String(error), error.toString(true));
    }
  }
  const next = random(13);
  for (let i = 0; i < 600; i++) {
    const value = valueOf(next, next(5));
    const options = { indent: 1 + next(4), noArrayIndent: next(2) === 1, lineWidth: [80, 20, -1][next(3)], noRefs: next(2) === 1, condenseFlow: next(2) === 1, quotingType: '\'"'[next(2)], forceQuotes: next(5) === 0, flowLevel: next(4) - 1 };
    const text = yaml.dump(value, options);
    try {
      const again = JSON.stringify(yaml.load(text));
      print(text, again === JSON.stringify(value), again);
    } catch (error) {
      print(text, error.message);
    }
  }
  const shared = { a: 1 };
  shared.self = shared;
  print(yaml.dump({ one: shared, two: [shared] }), yaml.dump({ f() {}, u: undefined, r: /x/ }, { skipInvalid: true, replacer: (key, value) => (key === 'r' ? String(value) : value) }));
};

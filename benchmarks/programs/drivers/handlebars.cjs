'use strict';
// Renders, precompiles and parses templates with helpers, partials, blocks, whitespace control and errors.

const Handlebars = require('handlebars');
const { random } = require('../support.cjs');

const templates = [
  'Hello {{name}}, {{{html}}} & {{html}}! {{! a comment }}{{!-- another {{x}} --}}',
  '{{#each people as |person i|}}{{i}}:{{@index}}:{{person.name}}{{#unless @last}}, {{/unless}}{{else}}nobody{{/each}}',
  '{{#each map}}{{@key}}={{this}}{{@first}};{{/each}} {{lookup list 1}} {{list.[2]}} {{map.[a b]}}',
  '{{#if (both a b)}}both{{else if a}}a{{else}}none{{/if}} {{#with deep.er}}{{value}} {{../../name}}{{/with}}',
  '{{> row item=people.[0] label="L\\"x"}} {{> (lookup . "which")}} {{#> layout}}inner {{name}}{{/layout}}',
  '{{#*inline "own"}}<{{this}}>{{/inline}}{{#each list}}{{> own}}{{/each}}',
  'a  \n  {{~#if a~}}  \n trimmed \n {{~/if~}}  b {{{{raw}}}} {{not}} {{{{/raw}}}}',
  '{{helper 1 -2.5 "s" true null undefined key=name other=(helper 3)}} {{missing}} {{#missing}}x{{/missing}}',
  '{{#list}}{{.}}-{{@root.name}} {{/list}}{{^empty}}nothing{{/empty}} {{block.params}} {{constructor}} {{__proto__}}',
];
const broken = ['{{#if}}', '{{/if}}', '{{#a}}{{/b}}', '{{> absent}}', '{{helper (1}}', '{{foo bar=}}', '{{{a}}', '{{#each 1 as |a b}}'];

function environment() {
  const own = Handlebars.create();
  own.registerHelper({
    both: (a, b) => a && b,
    raw: (options) => options.fn({}).trim(),
    helper: (...all) => new own.SafeString(`<${JSON.stringify(all.map((each) => each?.hash ?? each))}>`),
  });
  own.registerPartial({ row: '[{{item.name}}|{{label}}|{{name}}]', layout: '<main>{{> @partial-block}}</main>', dynamic: 'dynamic' });
  return own;
}

module.exports = (print) => {
  const own = environment();
  const next = random(7);
  const context = {
    name: 'Ünï <&"\'`=>', html: '<b>x</b>', a: 1, b: 0, list: ['x', 'y', 'z'], empty: [], which: 'dynamic',
    people: [{ name: 'Ann' }, { name: 'Bob' }], map: { 'a b': 1, c: 2 }, deep: { er: { value: 'v' } },
  };
  for (const template of templates) {
    print(JSON.stringify(own.parse(template)));
    for (const options of [{}, { compat: true, noEscape: true }, { strict: false, preventIndent: true, knownHelpersOnly: false }]) {
      print(own.precompile(template, options));
      print(own.compile(template, options)(context, { allowProtoPropertiesByDefault: false, data: { extra: 1 } }));
    }
  }
  for (const template of broken) {
    try {
      print(own.compile(template)(context));
    } catch (error) {
      print(error.name, error.message);
    }
  }
  const row = own.compile('{{#each rows}}<tr id={{id}}>{{#each cells}}<td>{{this}}{{/each}}</tr>\n{{/each}}');
  const rows = Array.from({ length: 2_000 }, (_, id) => ({ id, cells: Array.from({ length: 9 }, () => `<${next(1e6)}>`) }));
  print(row({ rows }));
};

'use strict';
// Formats the 50 sources that the TypeScript driver compiles, and Markdown, YAML, JSON, CSS, HTML and GraphQL, with two styles.

const prettier = require('prettier');
const { files, read } = require('../support.cjs');

const styles = [{}, { semi: false, singleQuote: true, tabWidth: 4, printWidth: 100, trailingComma: 'none', proseWrap: 'always' }];
const names = [
  ...files('ajv/lib', '.ts').slice(0, 50),
  'js-yaml/lib/loader.js', 'handlebars/lib/handlebars/base.js', 'marked/README.md', 'terser/README.md', 'lodash/package.json',
  ...files('resolve', '.yml', '.json'),
];
const texts = {
  css: 'a{color:RED;background:URL(x.png) no-repeat}@media (max-width:100px){.b>c~d+e::before{margin:-0.50px auto!important}}\n' +
    '@supports (display:grid) and (not (display:inline-grid)){:root{--x:{a:b};grid-template-areas:"a b" "c d"}}',
  scss: '@mixin m($a:1,$b...){&:hover{@include n($a)}}@each $k,$v in (a:1,b:2){.#{$k}{width:calc(1px + #{$v}*2)}}// end',
  less: '.m(@a;@b:2){.n;width:~"calc(@{a})"}@plugin "x";.guard when (iscolor(@c)){color:fade(@c,50%)}',
  html: '<!doctype html><html><head><title>x</title><script>let  a=1</script><style>a{b:c}</style></head><body class="a  b"><p>some <b>bold</b>, <i>text</i>' +
    ' that is long enough to be broken into more than one line of text<br><img src=a.png alt="">\n<pre>\n keep   me </pre><ul><li>1<li>2</ul></body></html>',
  vue: '<template><div v-if="a&&b" @click="go( $event )" :class="{a:b}">{{ x|f }}</div></template><script>export default {data(){return {a:1}}}</script>',
  graphql: 'query Q($a:Int=1,$b:[String!]!){user(id:$a)@include(if:$b){...F name}} fragment F on User{id} type T implements A&B{f(a:Int):X! @deprecated}',
  'babel-flow': '// @flow\ntype A={|a?:number,+b:string|};declare function f<T:Object=*>(x:?T):%checks;opaque type B=A;',
  mdx: 'import X from "./x"\n\n# Hi <X   a={1}/>\n\n- a\n* b\n',
  babel: 'async function*f({a,...b}=[],c=class{static #x=1;static{this.#x}}){for await(const x of y)yield* x?.[a]??b;label:while(1)break label}\n' +
    'const el=<div className="a"{...b}>{c?<A/>:<B>text that is long enough to wrap around the line because it does not fit</B>}</div>',
};

module.exports = async (print) => {
  for (const name of names) {
    for (const style of styles) print(name, await prettier.format(read(name), { filepath: name, ...style }));
  }
  for (const [parser, text] of Object.entries(texts)) {
    for (const style of styles) {
      print(parser, await prettier.format(text, { parser, ...style }).catch((error) => `${error.name}: ${error.message}`));
    }
  }
  const text = 'a ( 1 )\nfunction  f ( ) { return  1 }\n';
  print(JSON.stringify(await prettier.formatWithCursor(text, { parser: 'babel', cursorOffset: 20 })));
  print(await prettier.check(text, { parser: 'babel' }), JSON.stringify(await prettier.getFileInfo('a.tsx')));
  print((await prettier.getSupportInfo()).languages.map(({ name, parsers }) => `${name}:${parsers}`).join());
  await prettier.format('let = ;', { parser: 'typescript' }).catch((error) => print(error.message, JSON.stringify(error.loc)));
};

'use strict';
// Writes programs in modern syntax: classes with private names, generators, async iteration, destructuring, templates,
// optional chains, regular expressions with flags. The same seed gives the same text.

const { random } = require('./support.cjs');

class Writer {
  constructor(seed) {
    this.next = random(seed);
    this.lines = [];
    this.serial = 0;
  }

  pick(...choices) {
    return choices[this.next(choices.length)];
  }

  name() {
    return `${this.pick('item', 'total', 'node', 'entry', 'value', 'größe', '$el', '_tmp')}${this.serial++}`;
  }

  line(depth, text) {
    this.lines.push('  '.repeat(depth) + text);
  }

  expression(depth = 2) {
    const sub = () => this.expression(depth - 1);
    if (depth <= 0) {
      return this.pick('a', 'b', 'rest', '0x1f', '1_000', '2n', '"text"', "'\\u{1F600}'", 'null', '`plain`', '.5e3', 'this', 'undefined');
    }
    return this.pick(
      () => `(${sub()} + ${sub()})`,
      () => `(${sub()} ?? ${sub()})`,
      () => `((a || b) && ${sub()})`,
      () => `a?.b?.[${sub()}]?.(...rest, ${sub()})`,
      () => `\`x \${${sub()}} y \${${sub()}}\``,
      () => `String.raw\`\\n\${${sub()}}\``,
      () => `[...rest, ${sub()}, , ${sub()}]`,
      () => `{ ...a, [${sub()}]: ${sub()}, b, get c() { return ${sub()}; }, async *d() { yield* ${sub()}; } }`,
      () => `((x, { y = ${sub()}, ...z } = {}, ...w) => x ** y + w.length)(${sub()})`,
      () => `(async () => { await ${sub()}; })()`,
      () => `(() => { for (const x of [${sub()}]) { if (x) continue; return () => x; } })()`,
      () => `(a ??= ${sub()})`,
      () => `(typeof ${sub()} === "symbol" ? ${sub()} : ${sub()})`,
      () => `new.target`,
      () => `/(?<year>\\d{4})-\\p{L}.\\/[${this.pick('a-z', '\\u{1F600}', '^\\s')}]/${this.pick('u', 'su', 'gu', 'y', 'v')}.exec(${sub()})`,
      () => `new (class extends Object { static #p = ${sub()}; static q() { return #p in ${sub()}; } })()`,
    )();
  }

  statement(depth) {
    const name = this.name();
    const inner = () => this.statement(depth + 1);
    if (this.next(3) > 0) {
      this.line(depth, this.pick(
        `rest.push("${name}", a.length, b && b.size);`,
        `var ${name} = a.map((x) => x * ${this.next(100)});`,
        `if (a === ${this.next(1000)}) return b;`,
        '// Nothing happens here.',
        `console.log("${name}", [a, b], { key: "value", rest });`,
      ));
      return;
    }
    this.pick(
      () => this.line(depth, `const ${name} = ${this.expression()};`),
      () => this.line(depth, `let { a: ${name} = ${this.expression(1)}, ["b" + ${this.next(9)}]: ${name}b, ...${name}r } = { ...a };`),
      () => this.line(depth, `var [${name}, , ...${name}s] = [...rest, ${this.expression(2)}];`),
      () => this.line(depth, `${this.pick('a', 'b')} ${this.pick('=', '+=', '**=', '&&=', '||=', '??=')} ${this.expression(2)};`),
      () => {
        this.line(depth, `for (const [${name}, index] of Object.entries(${this.expression(1)})) {`);
        inner();
        this.line(depth + 1, `rest.push(() => ${name} + index);`);
        this.line(depth, '}');
      },
      () => {
        this.line(depth, `label${name}: for (let ${name} = 0; ${name} < 3; ${name}++) {`);
        inner();
        this.line(depth + 1, `if (${name} > 1) ${this.pick('break', 'continue')} label${name};`);
        this.line(depth + 1, `rest.push(() => ${name});`);
        this.line(depth, '}');
      },
      () => {
        this.line(depth, 'try {');
        inner();
        this.line(depth, `} catch${this.pick('', ' (error)', ' ({ message, ...others })')} {`);
        inner();
        this.line(depth, '} finally {');
        this.line(depth + 1, `console.log(${this.expression(1)});`);
        this.line(depth, '}');
      },
      () => {
        this.line(depth, `switch (${this.expression(1)}) {`);
        this.line(depth + 1, `case ${this.expression(0)}: { let ${name} = 1; rest.push(() => ${name}); }`);
        this.line(depth + 1, `default: const ${name}d = ${this.expression(1)};`);
        this.line(depth, '}');
      },
      () => {
        this.line(depth, `if (${this.expression(2)}) {`);
        inner();
        this.line(depth, '} else {');
        inner();
        this.line(depth, '}');
      },
    )();
  }

  method(name) {
    const modifier = this.pick('', 'static ', 'async ', '*', 'async *', 'static async *');
    this.line(1, `${modifier}${name}(a, b = ${this.expression(1).replace('new.target', '1')}, ...more) {`);
    for (let i = this.next(12); i >= 0; i--) this.statement(2);
    if (modifier.includes('async')) this.line(2, `for await (const x of b) rest.push(await x);`);
    if (modifier.includes('*')) this.line(2, `const sent = yield (${this.expression(1)});`);
    this.line(2, `return this.#secret?.(a, ...more) ?? super.toString();`);
    this.line(1, '}');
  }

  declaration() {
    const name = this.name();
    this.line(0, `/** ${name}: ${this.pick('a class', 'größer — λ', 'see `x`')} */`);
    this.line(0, `${this.pick('', 'export ')}class Class${name} extends ${this.pick('Object', 'Array', '(class {})', 'Map')} {`);
    this.line(1, `static ${name} = ${this.pick('1', '[]', 'new this()', '"s"')};`);
    this.line(1, '#secret = (x) => this.#field + x;');
    this.line(1, `#field = ${this.expression(1).replace('new.target', '2')};`);
    this.line(1, `static { this.count = (this.count ?? 0) + ${this.next(100)}; }`);
    this.line(1, `get ${name}() { return this.#field; }`);
    this.line(1, `set ${name}(value) { [this.#field, value] = [value, this.#field]; }`);
    for (let i = this.next(4); i >= 0; i--) this.method(this.pick(name + i, `[\`${name}${i}\`]`, `#${name}${i}`, `"${name} ${i}"`));
    this.line(0, '}');
  }
}

/** At least so many lines. */
exports.modernSource = (seed, lines) => {
  const writer = new Writer(seed);
  writer.line(0, "import base, { named as other } from './base.js';");
  writer.line(0, "import * as all from 'all';");
  writer.line(0, 'let a, b, rest = [];');
  while (writer.lines.length < lines) writer.declaration();
  writer.line(0, 'export default class extends base { constructor() { super(other, all, import.meta.url); } }');
  return writer.lines.join('\n') + '\n';
};

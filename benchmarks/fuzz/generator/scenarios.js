"use strict";

const { write } = require("./writers.js");

/*
 * Pieces that aim at what compiled code assumes: each runs a small function many times, and breaks one of its assumptions on
 * the way. Arrays and objects are few, so that a break meets what was compiled before it.
 */

/** One of the pieces, as lines. */
function scenario(context) {
  return ["try {", ...context.within(() => context.random.pick(SCENARIOS)(context)), "} catch (e) { $(e); }"];
}

const NUMBERS = ["1", "0", "-1", "2147483647", "-2147483648", "0.5", "-0", "NaN", "4294967295", "1e300", "Infinity", "65536", "-7", "3"];
const VALUES = [...NUMBERS, "'s'", "''", "true", "null", "undefined", "{}", "[]", "7n", "S0", "() => 1", "'5'", "{ valueOf() { $('v'); return 2; } }"];

function values(context, count, from = VALUES) {
  return context.random.times(count, () => context.random.pick(from));
}

/** Numbers first, and something else at the end. */
function changing(context) {
  const { random } = context;
  const first = values(context, random.between(2, 4), NUMBERS.slice(0, random.pick([3, 5, NUMBERS.length])));
  return [...first, ...first, ...values(context, random.between(1, 4))];
}

/** Statements for a turn in the middle of so many rounds. */
function turn(context, rounds, changes) {
  const { random } = context;
  const at = random.times(random.between(1, 3), () => random.between(2, rounds - 1));
  return at.map((i) => `if (i === ${i}) { ${random.pick(changes)} }`);
}

function arithmetic(context) {
  const { random } = context;
  const [f, xs, ys] = [context.fresh("q"), context.fresh("q"), context.fresh("q")];
  const operators = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>", "<", "<=", ">", ">=", "==", "!=", "===", "!=="];
  const term = () => `(${random.pick(["x", "y", "x", "y", "1", "3", "-1", "31"])} ${random.pick(operators)} ${random.pick(["x", "y", "2", "7", "0", "0x7fffffff"])})`;
  const unary = () => random.pick([`(-x)`, `(~y)`, `(+x)`, `(x | 0)`, `(y >>> 0)`, `(x++)`, `(--y)`, `Math.imul(x, y)`, `Math.abs(x)`, `Math.floor(y / 2)`, "!x", "(typeof y)"]);
  const test = `x ${random.pick(["<", "<=", ">", ">=", "==", "!=", "===", "!=="])} ${random.pick(["y", "y", "1", "0"])}`;
  return [
    `function ${f}(x, y) {`,
    `let r = ${term()};`,
    `if (${random.pick(["", "!"])}(${test})) r = ${random.pick([term(), unary()])};`,
    random.percent(40) ? `for (let k = 0; k < 3; k++) { r = ${random.pick(["r + x", "r * 2", "r - y", "r | k", "r + k"])}; ${random.pick(["x = r", "y++", "r = -r", ""])}; }` : "",
    `return ${random.pick(["r", `r ${random.pick(["+", "-", "*", "|"])} ${unary()}`, "[r, x, y]", "r === r", "Object.is(r, -0)"])};`,
    "}",
    `const ${xs} = [${changing(context).join(", ")}], ${ys} = [${changing(context).join(", ")}];`,
    `for (let i = 0; i < ${random.pick([12, 20, 40])}; i++) try { $(${f}(${xs}[i % ${xs}.length], ${ys}[(i >> ${random.below(3)}) % ${ys}.length])); } catch (e) { $(e); }`,
  ];
}

function slots(context) {
  const { random } = context;
  const [C, f, list] = [context.fresh("Q"), context.fresh("q"), context.fresh("q")];
  const names = ["a", "b", "c", "d", "e", "g"].slice(0, random.between(1, 6));
  const rounds = random.pick([12, 25, 40]);
  const kinds = names.map(() => changing(context));
  const isClass = random.percent(50);
  const sets = names.map((n, i) => `this.${n} = ${random.percent(70) ? `v${i}` : random.pick(NUMBERS)};`);
  const parameters = names.map((_, i) => `v${i}`).join(", ");
  return [
    ...(isClass ? [`class ${C} {`, random.percent(40) ? "z = 1;" : "", `constructor(${parameters}) {`, ...sets, "}", "m() { return this.a; }", "}"] : [`function ${C}(${parameters}) {`, ...sets, "}", `${C}.prototype.m = function () { return this.a; };`]),
    `function ${f}(o, i) {`,
    `o.${random.pick(names)} ${random.pick(["=", "+=", "-=", "*="])} ${random.pick(["i", "1", "0.5", "o.a", "o.b"])};`,
    random.percent(40) ? `o.${random.pick(names)}${random.pick(["++", "--"])};` : "",
    random.percent(30) ? `o.${context.fresh("n")} = i;` : "",
    `return [${names.map((n) => `o.${n}`).join(", ")}, o.m()${random.percent(40) ? ", o.missing" : ""}];`,
    "}",
    `const ${list} = [];`,
    `for (let i = 0; i < ${rounds}; i++) try {`,
    `const o = ${random.percent(80) ? `new ${C}(${kinds.map((k) => `[${k.join(", ")}][i % ${k.length}]`).join(", ")})` : `{ ${names.map((n, i) => `${n}: [${kinds[i].join(", ")}][i % ${kinds[i].length}]`).join(", ")}, __proto__: ${C}.prototype }`};`,
    `${list}.push(o);`,
    ...turn(context, rounds, [
      `delete ${list}[0].${random.pick(names)};`,
      `${C}.prototype.m = () => 7;`,
      `${C}.prototype.missing = i;`,
      `Object.defineProperty(${C}.prototype, "${random.pick(names)}", { get() { return 9; }, set(v) { $(v); }, configurable: true });`,
      `Object.defineProperty(o, "${random.pick(names)}", { get() { return 5; }, configurable: true });`,
      `Object.defineProperty(${list}[0], "a", { writable: false });`,
      `$z(${list}[1] ?? {});`,
      `Object.setPrototypeOf(${list}[0], { m() { return 3; } });`,
      `Object.setPrototypeOf(${C}.prototype, { missing: 2, get e() { return 4; } });`,
      `o.m = () => i;`,
      `for (let k = 0; k < 200; k++) ${list}[0]["k" + k] = k;`,
    ]),
    `$(${f}(${random.pick(["o", "o", `${list}[i >> 1]`])}, i));`,
    "} catch (e) { $(e); }",
    `$(${list}[0]);`,
  ];
}

function elements(context) {
  const { random } = context;
  const [f, list] = [context.fresh("q"), context.fresh("q")];
  const rounds = random.pick([12, 25, 40]);
  const arrays = ["[1, 2, 3]", "[0.5, 1.5]", "['a', 'b']", "[1, , 3]", "[]", "new Array(5)", "new Float64Array(4)", "new Int32Array(4)", "new Uint8ClampedArray(3)", "'text'", "{ 0: 1, length: 2 }", "[NaN, -0]", "Object.freeze([1, 2])", "[{}, null]", "new Uint32Array([4294967295, 1])", "(function () { return arguments; })(1, 2)", "new Float32Array(2)", "Object.create([5, 6])", "[1, 2, 3, 0.5]"];
  const chosen = random.times(random.between(1, 4), () => random.pick(arrays));
  const indices = random.pick([["0", "1", "2"], ["0", "1", "2", "3", "4", "5"], ["0", "-1", "1.5", "'1'", "2", "-0"], ["i & 7"], ["a.length", "a.length - 1"]]);
  const step = random.pick([
    "a[k] = v; return a[k];",
    "return a[k];",
    "let s = 0; for (let j = 0; j < a.length; j++) s += a[j]; return s;",
    "for (let j = 0; j < a.length && j < 9; j++) a[j] = a[j] + v; return a[0];",
    "a[k]++; return a[k];",
    "a[k] += v; return a.length;",
    "if (a.push && a.length < 30) a.push(v); return a[a.length - 1];",
    "return a[k] === undefined ? -1 : a[k] * 2;",
    "for (const e of a) { if (e === v) return e; } return 0;",
    "const [x, y = v, ...z] = a; return [x, y, z.length];",
    "return Math.max(...a, 1);",
    "return k in a;",
    "delete a[k]; return a[k];",
    "let s = ''; for (const j in a) s += j; return s;",
    "return a.charCodeAt ? a.charCodeAt(k) : a.indexOf?.(v);",
  ]);
  return [
    `function ${f}(a, k, v, i) { ${step} }`,
    `const ${list} = [${chosen.join(", ")}];`,
    `const ${list}v = [${changing(context).join(", ")}];`,
    `const ${list}p = Object.getPrototypeOf([][Symbol.iterator]()), ${list}n = ${list}p.next, ${list}i = [][Symbol.iterator];`,
    `for (let i = 0; i < ${rounds}; i++) try {`,
    `const a = ${list}[i * ${chosen.length} / ${rounds} | 0];`,
    ...turn(context, rounds, [
      "a.length = 1;",
      "a[10] = 1;",
      "a[3] = 'x';",
      "a[1] = 0.5;",
      "Object.defineProperty(a, 1, { get() { return 77; }, configurable: true });",
      "Array.prototype[4] = 'p';",
      "Object.defineProperty(Array.prototype, 5, { set(v) { $(v); }, get() { return 'g'; }, configurable: true });",
      "Object.preventExtensions(a);",
      "$z(a);",
      "Object.setPrototypeOf(a, null);",
      "a.b = 1;",
      `Array.prototype[Symbol.iterator] = function* () { yield 1; yield this.length; };`,
      `${list}p.next = function () { return { done: true }; };`,
      "Object.defineProperty(a, 'length', { writable: false });",
      "a[1e6] = 1; a.length = 3;",
      "a.fill?.(null);",
    ]),
    `$(${f}(a, [${indices.join(", ")}][i % ${indices.length}], ${list}v[i % ${list}v.length], i));`,
    "} catch (e) { $(e); }",
    // Node's derived classes without a constructor would iterate too, which they no longer do in the specification.
    `${list}p.next = ${list}n; Array.prototype[Symbol.iterator] = ${list}i;`,
    `$(${list});`,
  ];
}

function calls(context) {
  const { random } = context;
  const [f, g, list] = [context.fresh("q"), context.fresh("q"), context.fresh("q")];
  const rounds = random.pick([10, 20, 40]);
  const targets = ["new Array(3)", "new (class { m() {} })().m", "(x) => x", "function (x, y) { return y; }", "function () { return arguments.length; }", "class { static s = 1 }", "Math.abs", "null", "5", "function (x = 3) { return x; }", "(x, ...y) => y.length", "function () { return this === undefined ? 0 : typeof this; }", "async () => 1", "function* () {}", "String.fromCharCode", "((x, y) => x + y).bind(null, 1)", "new Proxy(function (x) { return x; }, {})", "function () { return new.target === undefined; }", "function (x) { arguments[0] = 9; return x; }", "function (x) { 'use strict'; arguments[0] = 9; return x; }", "function (x, y) { x = 4; return [arguments[0], arguments.length]; }"];
  const chosen = random.times(random.between(1, 5), () => random.pick(targets));
  const way = random.pick(["h(i, 2)", "h(i)", "new h(i)", "h.call(i, 1)", "h?.(i, 1, 2, 3, 4)", "h(...[i, 1])", "o.h(i)", "new h(...[i])", "h.apply(o, [i, i])", "h`a${i}b`", "Reflect.construct(h, [i])", "[1, 2].map(h)"]);
  return [
    `function ${f}(h, i, o) { ${random.percent(50) ? `return ${way};` : `const r = ${way}; return [r];`} }`,
    `var ${list} = [${chosen.join(", ")}];`,
    `function ${g}(i) { return i + 1; }`,
    `for (let i = 0; i < ${rounds}; i++) try {`,
    `const h = ${list}[i * ${chosen.length} / ${rounds} | 0];`,
    ...turn(context, rounds, [
      `Function.prototype.call = function () { return 'patched'; };`,
      `${g} = (i) => -i;`,
      ...(context.isOwn ? [`Object.defineProperty(globalThis, "${g}", { get() { $('g'); return () => 8; }, configurable: true });`, `delete globalThis.${g};`] : []),
      `Math.abs = () => 'abs';`,
      `String.prototype.charCodeAt = () => -5;`,
      `Array.prototype.push = function () { return 'push'; };`,
    ]),
    `$(${f}(h, i, { h }));`,
    `$(${g}(i) + Math.abs(-i) + "abc".charCodeAt(i));`,
    "} catch (e) { $(e); }",
  ];
}

function constructors(context) {
  const { random } = context;
  const [A, B] = [context.fresh("Q"), context.fresh("Q")];
  const rounds = random.pick([8, 16, 30]);
  const twice = random.pick(["", "", "try { super(3); } catch (e) { $(e); }", "try { super(2); } catch (e) { $(e); }", "eval('super.m()');", "if (x === 5) return;", "if (x === 6) return { r: 1 };", "if (x === 7) return 7;"]);
  return [
    `class ${A} {`,
    `${random.pick(["a = 1;", "#h = 2; get h() { return this.#h; } set h(v) { this.#h = v; }", "static s = 1;", ""])}`,
    `constructor(x) { this.x = x; ${random.pick(["this.y = new.target === undefined;", "this.y = new.target.name;", "return x === 3 ? [x] : undefined;", ""])} }`,
    `m() { return ${random.pick(["this.x", "1", "this.m2?.()", "super.toString === Object.prototype.toString"])}; }`,
    "}",
    `class ${B} extends ${random.percent(85) ? A : random.pick(["Array", "Map", "Error", "null", "Function", "Promise", "Object"])} {`,
    `${random.pick(["b = this.x;", "#p = 3; p() { return this.#p; }", "static { this.t = 1; }", "b = (() => this.x)();", ""])}`,
    random.percent(75) ? `constructor(x) { ${random.pick(["super(x);", "super(x);", "super(...[x]);", "const f = () => super(x); f();", "eval('super(x)');", "if (x !== 4) super(x);"])} ${twice} this.z = x; }` : "",
    `m() { return [super.m?.(), ${random.pick(["super.x", "super['m']", "this.z", "eval('super.m')?.name", "(() => super.m?.())()"])}]; }`,
    "}",
    `for (let i = 0; i < ${rounds}; i++) try {`,
    ...turn(context, rounds, [`Object.setPrototypeOf(${B}, class { constructor() { this.other = 1; } });`, `${A}.prototype.m = () => 5;`, `Object.setPrototypeOf(${B}.prototype, null);`, `${A}.prototype.x = 1;`, `Object.defineProperty(${A}.prototype, "z", { set(v) { $(v); } });`]),
    `const o = ${random.percent(80) ? `new ${B}(i)` : `Reflect.construct(${A}, [i], ${B})`};`,
    `$(o); $(o.m()); $(o instanceof ${A});`,
    "} catch (e) { $(e); }",
  ];
}

function flow(context) {
  const { random } = context;
  const f = context.fresh("q");
  const leave = () => random.pick(["break;", "continue;", "return k;", "throw k;", "break o;", "continue o;", "", "", "k++;", "f(k);"]);
  const guarded = () => `if (k === ${random.below(5)}) ${leave() || ";"}`;
  const [open, close] = random.pick([["for (k = 0; k < n; k++) {", "}"], ["for (k of [1, 2, 3, n]) {", "}"], ["k = 0; while (k++ < n) {", "}"], ["k = n; do {", "} while (--k > 0);"]]);
  return [
    `function ${f}(n, f) {`,
    "let log = 0, k = 0;",
    "o: for (let j = 0; j < 3; j++) {",
    open,
    "try {",
    guarded(),
    `log = log * 3 + k ${random.pick(["| 0", ""])};`,
    random.percent(50) ? `try { ${guarded()} } finally { log += 100; ${guarded()} }` : "",
    random.percent(60) ? `} catch (e) { log += ${random.pick(["1000", "typeof e === 'number' ? e : 1"])}; ${guarded()}` : "",
    `} finally { log++; ${random.percent(30) ? guarded() : ""} }`,
    "if (log > 1e6) return log;",
    close,
    "}",
    "return [log, k];",
    "}",
    `for (let i = 0; i < ${random.pick([8, 16, 30])}; i++) try { $(${f}(i % 6, (x) => { if (x > 3) throw "f"; })); } catch (e) { $(e); }`,
  ];
}

function captured(context) {
  const { random } = context;
  const [f, list] = [context.fresh("q"), context.fresh("q")];
  const value = random.pick(["i", "i * 0.5", "'s' + i", "n", "i % 2 ? i : null", "-i"]);
  return [
    `function ${f}(n) {`,
    `let x = ${random.pick(VALUES.slice(0, 12))}, fs = [];`,
    `for (${random.pick(["let", "let", "var"])} i = 0; i < 4; i++) {`,
    `${random.pick(["const", "let", "var"])} y = ${value};`,
    `fs.push(() => { ${random.pick(["x = y;", "x += i;", "x = x + 1;", "i++;", "x = y; n++;", ""])} return [x, y, i, n]; });`,
    random.percent(40) ? `x = fs[0]();` : "",
    random.percent(30) ? "fs[i]();" : "",
    "}",
    `return fs.map((g) => g());`,
    "}",
    `const ${list} = [${changing(context).join(", ")}];`,
    `for (let i = 0; i < ${random.pick([8, 20])}; i++) try { $(${f}(${list}[i % ${list}.length])); } catch (e) { $(e); }`,
  ];
}

function globals(context) {
  const { random } = context;
  const [f, g, h] = [context.fresh("q"), context.fresh("g"), context.fresh("g")];
  const rounds = random.pick([10, 20]);
  return [
    `var ${g} = ${random.pick(NUMBERS)};`,
    `function ${f}(i) { ${random.pick([`${g} += i;`, `${g}++;`, `${g} = i;`, `if (i & 1) ${g} = ${g} - 0.5;`])} for (let k = 0; k < 3; k++) ${g} = ${random.pick([`${g} + k`, `${g} | 0`, `${g} * 2`])}; return [${g}, typeof ${h}, this.${g}]; }`,
    `for (let i = 0; i < ${rounds}; i++) try {`,
    ...turn(context, rounds, [
      // The global object of a realm that Node makes stands before another, which it does not keep the same.
      ...(context.isOwn
        ? [
            `Object.defineProperty(globalThis, "${g}", { writable: false });`,
            `Object.defineProperty(globalThis, "${h}", { get() { $('get'); return 3; }, set(v) { $(v); }, configurable: true });`,
            `Object.defineProperty(globalThis, "${g}", { enumerable: false });`,
            `Object.setPrototypeOf(globalThis, { ${h}: 5 });`,
          ]
        : []),
      `globalThis.${h} = 1;`,
      `delete globalThis.${h};`,
      `${g} = 'text';`,
      `(0, eval)("var ${h} = 2");`,
      `(0, eval)("let ${h}x = 2");`,
      `${g} = { valueOf() { return 4; } };`,
    ]),
    `$(${f}(i));`,
    "} catch (e) { $(e); }",
  ];
}

const SCENARIOS = [arithmetic, arithmetic, slots, slots, elements, elements, calls, constructors, flow, captured, globals];

Object.assign(write, { scenario });

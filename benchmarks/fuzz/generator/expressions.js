"use strict";

const { write } = require("./writers.js");

const KINDS = ["int", "int", "num", "num", "str", "bool", "arr", "arr", "obj", "obj", "any", "fn", "big", "typed"];
const NAMES = ["a", "b", "c", "d", "x", "y", "length", "0", "1"];
const STORED_NAMES = ["a", "b", "c", "d", "x", "y", "0", "1"];
const INTS = [
  "0", "1", "2", "3", "4", "5", "7", "8", "10", "16", "31", "32", "33", "100", "127", "128", "255", "256", "1000", "65535", "65536",
  "0x3fffffff", "0x40000000", "2147483647", "(-2147483648)", "(-1)", "(-2)", "(-7)", "(-100)",
];
const DOUBLES = [
  "0.5", "(-0.5)", "1.5", "(-0)", "NaN", "Infinity", "(-Infinity)", "2147483648", "(-2147483649)", "4294967295", "4294967296",
  "9007199254740991", "9007199254740992", "(-9007199254740993)", "1e21", "1e-7", "1.7976931348623157e308", "5e-324", "0.1", "123.456",
];
const STRINGS = [
  '""', '"a"', '"b"', '"abc"', '"0"', '"1"', '"-1"', '" 12 "', '"1e3"', '"0x1f"', '"length"', '"x"', '"NaN"', '"true"',
  '"the quick brown fox jumps over"', '"\\u00e9"', '"\\ud83d\\ude00"', '"\\ud83d"', '"a,b,c"', '"\\n"', '"null"', '"__proto__"',
];

/** The text of an expression whose value is probably of the kind. */
function expression(context, kind, depth = 3) {
  const { random } = context;
  const wanted = random.percent(2) ? random.pick(KINDS) : kind;
  if (depth <= 0 || !context.affords(1)) {
    return leaf(context, wanted);
  }
  if (random.percent(25)) {
    const variable = context.variable(wanted);
    if (variable !== undefined) {
      return variable.name;
    }
  }
  return random.weighted(PRODUCTIONS[wanted] ?? PRODUCTIONS.any)(context, depth - 1);
}

/** The same as what properties are taken of, or what is called. */
function receiver(context, kind, depth) {
  const text = expression(context, kind, depth);
  return /^(?:[A-Za-z_$][\w$]*|["[].*[\])"])$/s.test(text) ? text : `(${text})`;
}

function leaf(context, kind) {
  const { random } = context;
  const variable = random.percent(75) ? context.variable(kind) : undefined;
  return variable?.name ?? literal(context, kind);
}

function literal(context, kind) {
  const { random } = context;
  switch (kind) {
    case "int":
      return random.percent(30) ? String(random.below(20)) : random.pick(INTS);
    case "num":
      return random.pick(random.percent(30) ? INTS : DOUBLES);
    case "str":
      return random.pick(STRINGS);
    case "bool":
      return random.pick(["true", "false"]);
    case "big":
      return random.pick(["0n", "1n", "(-1n)", "7n", "255n", "0x7fffffffffffffffn", "(-0x8000000000000000n)", "12345678901234567890n"]);
    case "arr":
      return arrayLiteral(context, 0);
    case "obj":
      return random.pick(["{}", "{ a: 1 }", "{ a: 1, b: 2 }", "{ b: 2, a: 1 }", "{ a: 0.5 }", "{ a: 'x', c: null }", "{ x: 1, y: 2 }"]).replace(/.*/s, "($&)");
    case "fn":
      return random.pick(["((p) => p)", "((p, q) => p + q)", "(function (p) { return this === undefined ? p : typeof this; })", "Math.abs", "String"]);
    case "typed":
      return `new ${random.pick(["Int32Array", "Float64Array", "Uint8Array"])}(${random.between(1, 8)})`;
    default:
      return random.weighted([
        [2, "undefined"],
        [2, "null"],
        [1, "S0"],
        [4, random.pick(INTS)],
        [3, random.pick(DOUBLES)],
        [3, random.pick(STRINGS)],
        [1, "true"],
        [1, "false"],
      ]);
  }
}

const binary = (operators, left, right = left, wrap = "") => (context, depth) =>
  `(${expression(context, left, depth)} ${context.random.pick(operators)} ${expression(context, right, depth)}${wrap})`;
const either = (kind) => (context, depth) =>
  `(${expression(context, "bool", depth)} ? ${expression(context, kind, depth)} : ${expression(context, kind, depth)})`;
const shared = (kind) => [
  [3, either(kind)],
  [2, (context, depth) => `(${expression(context, "any", 0)}, ${expression(context, kind, depth)})`],
  [4, (context, depth) => present(context, kind, call(context, depth)) ?? leaf(context, kind)],
  [5, (context, depth) => present(context, kind, member(context, depth))],
  [2, (context) => assignment(context, kind) ?? leaf(context, kind)],
  [1, (context, depth) => suspension(context, kind, depth) ?? leaf(context, kind)],
  [1, (context) => (context.function.privates.length > 0 ? environmentValue(context) : leaf(context, kind))],
];

const PRODUCTIONS = {
  int: [
    [6, (context) => leaf(context, "int")],
    [8, binary(["+", "-", "*"], "int")],
    [6, binary(["&", "|", "^", "<<", ">>", ">>>"], "int")],
    [4, (context, depth) => `(${expression(context, "num", depth)} | 0)`],
    [3, (context, depth) => `(${expression(context, "int", depth)} % ${expression(context, "int", depth)})`],
    [3, (context, depth) => `(${expression(context, "int", depth)} ${context.random.pick(["+", "-", "*", "&", "|", "<<", ">>"])} ${context.random.below(33)})`],
    [2, (context, depth) => `(${context.random.pick(["-", "~", "+"])}${expression(context, "int", depth)})`],
    [3, update],
    [3, (context, depth) => `${receiver(context, context.random.pick(["arr", "str", "typed"]), depth)}.length`],
    [2, (context, depth) => `${receiver(context, "str", depth)}.charCodeAt(${expression(context, "int", depth)})`],
    [2, (context, depth) => `Math.imul(${expression(context, "num", depth)}, ${expression(context, "int", depth)})`],
    ...shared("int"),
  ],
  num: [
    [6, (context) => leaf(context, "num")],
    [8, binary(["+", "-", "*", "/", "%"], "num")],
    [3, binary(["+", "-", "*", "/"], "num", "int")],
    [3, (context, depth) => `(${context.random.pick(["-", "+"])}${expression(context, context.random.pick(["num", "any"]), depth)})`],
    [4, math],
    // Powers are not exact in general; small whole ones are.
    [1, (context, depth) => `((${expression(context, "int", depth)} & 15) ** (${expression(context, "int", depth)} & 7))`],
    [2, update],
    [2, (context, depth) => `Number(${expression(context, "any", depth)})`],
    ...shared("num"),
  ],
  str: [
    [5, (context) => leaf(context, "str")],
    [6, (context, depth) => `(${expression(context, "str", depth)} + ${expression(context, context.random.pick(["str", "int", "num", "any"]), depth)})`],
    [4, (context, depth) => `\`${context.random.pick(["", "t", "\\n"])}\${${expression(context, "any", depth)}}${context.random.pick(["", "-"])}\${${expression(context, "int", depth)}}\``],
    [6, (context, depth) => write.stringMethod(context, depth)],
    [2, (context, depth) => `typeof ${expression(context, "any", depth)}`],
    [2, (context, depth) => `String(${expression(context, "any", depth)})`],
    [2, (context, depth) => `${receiver(context, "str", depth)}[${expression(context, "int", depth)}]`],
    [1, (context, depth) => `JSON.stringify(${expression(context, context.random.pick(["obj", "arr", "any"]), depth)})`],
    [1, (context, depth) => `tag\`x${"${"}${expression(context, "any", depth)}}y\\u{41}${"${"}${expression(context, "int", depth)}}\``],
    ...shared("str"),
  ],
  bool: [
    [8, binary(["<", "<=", ">", ">="], "num")],
    [5, binary(["<", "<=", ">", ">="], "int")],
    [5, binary(["===", "!==", "==", "!="], "any")],
    [4, binary(["===", "!=="], "int")],
    [2, binary(["<", ">", "===", "!=", "<="], "str")],
    [3, (context, depth) => `!${expression(context, "any", depth)}`],
    [3, binary(["&&", "||"], "bool")],
    [2, (context, depth) => `(${expression(context, "any", depth)} ${context.random.pick(["==", "!=", "===", "!=="])} ${context.random.pick(["null", "undefined"])})`],
    [2, (context, depth) => `(${key(context, depth)} in ${expression(context, context.random.pick(["obj", "arr", "typed"]), depth)})`],
    [1, (context, depth) => `(${expression(context, "any", depth)} instanceof ${context.random.pick(["Object", "Array", "Function", "Error", ...context.classes.map((c) => c.name)])})`],
    [1, (context, depth) => `(typeof ${expression(context, "any", depth)} === ${context.random.pick(['"number"', '"string"', '"object"', '"undefined"', '"function"'])})`],
    [1, (context, depth) => `delete ${receiver(context, "obj", depth)}${accessor(context, depth)}`],
    [1, (context, depth) => `Object.is(${expression(context, "any", depth)}, ${expression(context, "num", depth)})`],
    [1, (context, depth) => `${write.regExp(context)}.test(${expression(context, "str", depth)})`],
    ...shared("bool"),
  ],
  big: [
    [5, (context) => leaf(context, "big")],
    [5, binary(["+", "-", "*", "&", "|", "^"], "big")],
    [1, (context, depth) => `(${expression(context, "big", depth)} ${context.random.pick(["/", "%"])} ${context.random.pick(["3n", "(-7n)", "0n"])})`],
    [1, (context, depth) => `(${expression(context, "big", depth)} ${context.random.pick(["<<", ">>", "**"])} ${context.random.pick(["1n", "5n"])})`],
    [1, (context, depth) => `BigInt.${context.random.pick(["asIntN", "asUintN"])}(${context.random.pick([1, 8, 32, 64])}, ${expression(context, "big", depth)})`],
    [1, (context, depth) => `BigInt(${expression(context, "int", depth)})`],
    [1, (context, depth) => `(${context.random.pick(["-", "~"])}${expression(context, "big", depth)})`],
    ...shared("big"),
  ],
  arr: [
    [3, (context) => leaf(context, "arr")],
    [8, arrayLiteral],
    [5, (context, depth) => write.arrayMethod(context, depth)],
    [1, (context, depth) => `Object.${context.random.pick(["keys", "values", "entries"])}(${expression(context, "obj", depth)})`],
    [1, (context, depth) => `Array.from(${expression(context, context.random.pick(["arr", "str", "typed"]), depth)}, ${expression(context, "fn", depth)})`],
    [1, (context, depth) => `[...${expression(context, context.random.pick(["arr", "str"]), depth)}]`],
    ...shared("arr"),
  ],
  obj: [
    [3, (context) => leaf(context, "obj")],
    [8, objectLiteral],
    [4, instance],
    [2, (context, depth) => `Object.${context.random.pick(["create", "assign"])}(${expression(context, "obj", depth)}${context.random.pick(["", ", { z: { value: 1 } }"])})`],
    [1, (context, depth) => `$z(${expression(context, "obj", depth)})`],
    [1, (context, depth) => `Object.preventExtensions(${expression(context, "obj", depth)})`],
    [1, (context, depth) => proxy(context, depth)],
    [1, (context, depth) => write.collection(context, depth)],
    [1, (context, depth) => `Object.setPrototypeOf(${expression(context, "obj", depth)}, ${context.random.pick(["null", objectLiteral(context, 0)])})`],
    [1, (context) => convertible(context)],
    ...shared("obj"),
  ],
  fn: [
    [2, (context) => leaf(context, "fn")],
    [6, (context, depth) => write.functionExpression(context, depth)],
    [1, (context, depth) => write.classExpression(context, depth)],
    [1, (context, depth) => `${receiver(context, "fn", depth)}.bind(${expression(context, "any", depth)}, ${expression(context, "any", depth)})`],
    ...shared("fn"),
  ],
  typed: [[3, (context) => leaf(context, "typed")], [5, (context, depth) => write.typedArray(context, depth)], ...shared("typed")],
  any: [
    [3, (context) => leaf(context, "any")],
    [8, (context, depth) => expression(context, context.random.pick(KINDS), depth)],
    [3, (context, depth) => `(${expression(context, "any", depth)} ${context.random.pick(["+", "-", "*", "/", "%", "&", "|", "^", ">>>", "<<"])} ${expression(context, "any", depth)})`],
    [2, binary(["&&", "||"], "any")],
    [2, binary(["??"], "any")],
    [2, (context, depth) => write.builtinCall(context, depth)],
    [1, (context, depth) => `void ${expression(context, "any", depth)}`],
    [1, environmentValue],
    ...shared("any"),
  ],
};

/** Something in place of what may be undefined, where that would mostly end in an error. */
function present(context, kind, text) {
  return text === undefined || !["arr", "obj", "fn", "typed"].includes(kind) || context.random.percent(10) ? text : `(${text} ?? ${literal(context, kind)})`;
}

function environmentValue(context) {
  const { random, function: around } = context;
  const values = ["this"];
  if (around.hasArguments) {
    values.push("arguments.length", `arguments[${random.below(4)}]`, "[...arguments]", "new.target === undefined");
  }
  if (around.hasSuper) {
    values.push("super.m0", "super.a", `super["x"]`, "super.toString === Object.prototype.toString");
  }
  if (around.privates.length > 0) {
    const name = random.pick(around.privates);
    values.push(`this.${name}`, `this.${name}`, `this.${name}++`, `(${name} in Object(${leaf(context, "obj")}))`, `(${name} in this)`, `Object(${leaf(context, "any")}).${name}`);
  }
  return random.pick(values);
}

function math(context, depth) {
  // Only functions whose results the specification determines.
  const { random } = context;
  return random.percent(65)
    ? `Math.${random.pick(["abs", "floor", "ceil", "round", "trunc", "sqrt", "sign", "fround", "clz32"])}(${expression(context, "num", depth)})`
    : `Math.${random.pick(["max", "min"])}(${expression(context, "num", depth)}, ${expression(context, "num", depth)})`;
}

function update(context) {
  const { random } = context;
  const variable = context.mutable(random.pick(["int", "num"])) ?? context.mutable("any");
  if (variable === undefined || random.percent(15)) {
    return `${receiver(context, "obj", 0)}.${random.pick(NAMES.slice(0, 6))}${random.pick(["++", "--"])}`;
  }
  return random.pick([`(++${variable.name})`, `${variable.name}++`, `${variable.name}--`, `(--${variable.name})`]);
}

/** A key as an expression. */
function key(context, depth) {
  const { random } = context;
  return random.weighted([
    [5, () => JSON.stringify(random.pick(NAMES))],
    [4, () => expression(context, "int", Math.min(depth, 1))],
    [1, () => random.pick(["S0", "S1", "Symbol.iterator", "Symbol.toPrimitive"])],
    [1, () => expression(context, "str", Math.min(depth, 1))],
    [1, () => expression(context, "any", 0)],
  ])();
}

/** The same for a store: an array stays of a size that can be walked through. */
function storeKey(context) {
  const { random } = context;
  return random.weighted([
    [6, () => JSON.stringify(random.pick(STORED_NAMES))],
    [4, () => `${expression(context, "int", 1)} & 1023`],
    [1, () => random.pick(["S0", "S1", "Symbol.toPrimitive"])],
  ])();
}

function storeAccessor(context) {
  const { random } = context;
  return random.percent(55) ? `.${random.pick(STORED_NAMES.slice(0, 6))}` : `[${storeKey(context)}]`;
}

/** What follows an object to name a property of it. */
function accessor(context, depth) {
  const { random } = context;
  return random.percent(55) ? `.${random.pick(NAMES.slice(0, 7))}` : `[${key(context, depth)}]`;
}

function member(context, depth) {
  const { random } = context;
  const kind = random.weighted([[5, "obj"], [5, "arr"], [2, "typed"], [1, "any"], [1, "str"]]);
  const object = receiver(context, kind, Math.min(depth, 1));
  if (kind === "arr" || kind === "typed") {
    return `${object}[${expression(context, "int", Math.min(depth, 1))}]`;
  }
  return `${object}${random.percent(10) ? `?.[${key(context, 0)}]` : random.percent(8) ? "?.a" : accessor(context, depth)}`;
}

function assignment(context, kind) {
  const { random } = context;
  const variable = context.mutable(kind);
  if (variable === undefined) {
    return undefined;
  }
  return `(${variable.name} = ${bounded(context, variable, kind, 1)})`;
}

/** A value for a variable or property that may be assigned again and again: it must not double each time. */
function bounded(context, variable, kind, depth) {
  const text = expression(context, kind, depth);
  if (!context.mayGrow(variable)) {
    return text;
  }
  return kind === "int" && context.random.percent(70) ? `(${text}) | 0` : `$c(${text})`;
}

/** Arguments, mostly of the kinds that the callee expects. */
function callArguments(context, depth, kinds = []) {
  const { random } = context;
  const count = kinds.length > 0 && random.percent(90) ? kinds.length : random.below(4);
  const list = random.times(count, (i) => expression(context, random.percent(80) && kinds[i] ? kinds[i] : random.pick(["int", "num", "any", "arr", "obj", "str"]), depth));
  if (random.percent(8)) {
    list.push(`...${expression(context, "arr", depth)}`);
  }
  return list.join(", ");
}

function call(context, depth) {
  const { random } = context;
  const inner = Math.min(depth, 1);
  if (random.percent(40)) {
    const callable = context.functions.filter((f) => f.kind === "function" && !f.isOpen && f.cost * context.rounds + context.cost < context.budget);
    if (callable.length > 0) {
      const { name, cost, parameters } = random.pick(callable);
      context.affords(cost);
      const text = callArguments(context, inner, parameters);
      return random.weighted([
        [10, `${name}(${text})`],
        [1, `${name}.call(${expression(context, "any", 0)}${text && ", "}${text})`],
        [1, `${name}.apply(${expression(context, "any", 0)}, [${text}])`],
        [1, `Reflect.apply(${name}, null, [${text}])`],
        [1, `${name}?.(${text})`],
        [1, `new ${name}(${text})`],
      ]);
    }
  }
  if (random.percent(50)) {
    const name = random.pick(["m0", "m1", "m2"]);
    return `${receiver(context, "obj", inner)}${random.pick([".", ".", "?."])}${name}${random.percent(80) ? "?." : ""}(${callArguments(context, inner, ["int", "num"])})`;
  }
  return random.percent(60) ? `${receiver(context, "fn", inner)}${random.percent(15) ? "?." : ""}(${callArguments(context, inner)})` : undefined;
}

function suspension(context, kind, depth) {
  const around = context.function.kind;
  if (context.function.isParameters) {
    return undefined;
  }
  if (around.includes("generator") && context.random.percent(70)) {
    return `(yield ${expression(context, kind, depth)})`;
  }
  return around.startsWith("async") ? `(await ${expression(context, kind, depth)})` : undefined;
}

function arrayLiteral(context, depth) {
  const { random } = context;
  const kind = random.weighted([[5, "int"], [4, "num"], [2, "str"], [3, "any"], [1, "obj"]]);
  const list = random.times(random.below(7), () =>
    random.percent(6) ? "" : random.percent(5) && depth > 0 ? `...${expression(context, random.pick(["arr", "str"]), depth - 1)}` : depth > 0 ? expression(context, kind, Math.min(1, depth - 1)) : literal(context, kind));
  return `[${list.join(", ")}${list.at(-1) === "" ? "," : ""}]`;
}

function objectLiteral(context, depth) {
  const { random } = context;
  const value = () => expression(context, random.pick(["int", "num", "any", "str", "obj", "arr"]), Math.max(0, Math.min(1, depth - 1)));
  const method = (head) => context.inFunction({ kind: "method", hasArguments: true, hasSuper: true }, () => `${head} { $t(); return ${value()}; }`);
  const property = () =>
    random.weighted([
      [12, () => `${random.pick(NAMES)}: ${value()}`],
      [2, () => `[${key(context, 0)}]: ${value()}`],
      [1, () => method(`get ${random.pick(NAMES.slice(0, 6))}()`)],
      [1, () => `set ${random.pick(NAMES.slice(0, 6))}(p) { $t(); this.s = $c(p); }`],
      [2, () => method(`${random.pick(["m0", "m1", "m2"])}(p, q)`)],
      [1, () => `...${expression(context, random.pick(["obj", "arr", "str"]), 0)}`],
      [1, () => context.variable("int")?.name ?? "a: 1"],
      [1, () => `__proto__: ${expression(context, "obj", 0)}`],
    ])();
  // Node takes the place of the last of equal names, and puts accessors behind what follows them: no name comes twice, and
  // accessors come last.
  const names = new Map();
  for (const text of random.times(random.below(6), property)) {
    const [, accessor, name] = /^([gs]et )?(?:\.\.\.)?([^ :(]+)/.exec(text);
    names.set(name, [accessor !== undefined, text]);
  }
  const list = [...names.values()].sort(([left], [right]) => left - right);
  return `({ ${list.map(([, text]) => text).join(", ")} })`;
}

function instance(context, depth) {
  const { random } = context;
  if (context.classes.length === 0) {
    return leaf(context, "obj");
  }
  return `new ${random.pick(context.classes).name}(${callArguments(context, Math.min(1, depth))})`;
}

/** An object that says when it is converted. */
function convertible(context) {
  const { random } = context;
  const result = literal(context, random.pick(["int", "num", "str", "any"]));
  return random.pick([
    `({ valueOf() { $t(); $("v"); return ${result}; } })`,
    `({ toString() { $t(); $("s"); return ${result}; }, valueOf() { $t(); return {}; } })`,
    `({ [Symbol.toPrimitive](hint) { $t(); $(hint); return ${result}; } })`,
  ]);
}

function proxy(context) {
  const { random } = context;
  const trap = random.pick([
    "get(t, k, r) { $t(); $(k); return Reflect.get(t, k, r); }",
    "set(t, k, v, r) { $t(); $(k); return Reflect.set(t, k, v, r); }",
    // Node asks once for a name under with, where the specification asks twice.
    "has(t, k) { return Reflect.has(t, k); }",
    "deleteProperty(t, k) { $t(); $(k); return Reflect.deleteProperty(t, k); }",
    "ownKeys(t) { $t(); $(0); return Reflect.ownKeys(t); }",
    "getOwnPropertyDescriptor(t, k) { $t(); $(k); return Reflect.getOwnPropertyDescriptor(t, k); }",
    "defineProperty(t, k, d) { $t(); $(k); return Reflect.defineProperty(t, k, d); }",
    "getPrototypeOf(t) { $t(); $(1); return Reflect.getPrototypeOf(t); }",
    "",
  ]);
  return `new Proxy(${random.pick([literal(context, "obj"), literal(context, "arr"), "(p) => p"])}, { ${trap} })`;
}

Object.assign(write, { expression, receiver, literal, leaf, key, accessor, storeKey, storeAccessor, bounded, callArguments, objectLiteral, arrayLiteral, KINDS, NAMES });

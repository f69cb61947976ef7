"use strict";

const { write } = require("./writers.js");

/*
 * Calls of built-ins whose results the specification determines: no locale, clock or time zone, no radix of fractions, no
 * comparator that contradicts itself, no bytes of NaN, no text of an error.
 */

const COMPARATORS = ["$o", "(p, q) => $o(q, p)", "() => 0"];
const PATTERNS = [
  "/a/", "/[a-c]+/g", "/(\\w)(\\d*)/", "/^.*$/m", "/\\bq\\w+/", "/(?<n>[a-z])|(?<k>\\d)/g", "/x*?/g", "/(a|ab)(c|bcd)?/", "/\\s+/", "/(?=b)/g",
  "/(?<!a)b/g", "/[^a-y]/gi", "/\\u{1f600}/u", "/\\p{L}/gu", "/(.)\\1/", "/o/y", "/(?:)/g", "/([ab])?c/d", "/[\\w--[a-c]]/v", "/,/",
];

function regExp(context) {
  return context.random.pick(PATTERNS);
}

function callback(context, parameters) {
  const { random } = context;
  const function_ = context.functions.filter((f) => f.kind === "function" && !f.isOpen && (f.cost + 1) * 12 * context.rounds + context.cost < context.budget);
  if (function_.length > 0 && random.percent(12)) {
    const chosen = random.pick(function_);
    context.affords(chosen.cost * 12);
    return chosen.name;
  }
  return write.arrow(context, parameters);
}

function arrayMethod(context, depth) {
  const { random } = context;
  const array = write.receiver(context, "arr", Math.min(1, depth));
  const int = () => write.expression(context, "int", 0);
  const any = () => write.expression(context, "any", Math.min(1, depth));
  return (
    array +
    random.weighted([
      [3, () => `.map(${callback(context, ["int", "int"])})`],
      [3, () => `.filter(${callback(context, ["int", "int"])})`],
      [3, () => `.slice(${int()}${random.pick(["", ", 3", ", -1"])})`],
      [2, () => `.concat(${any()}, ${write.leaf(context, "arr")})`],
      [1, () => `.flat()`],
      [1, () => `.flatMap((p) => [p, ${int()}])`],
      [1, () => `.fill(${any()}, ${random.below(3)}, ${random.below(6)})`],
      [1, () => `.reverse()`],
      [2, () => `.${random.pick(["sort", "toSorted"])}(${random.pick(["", ...COMPARATORS])})`],
      [1, () => `.splice(${random.below(4)}, ${random.below(3)}, ${any()})`],
      [1, () => `.copyWithin(${random.below(4)}, ${random.below(4)})`],
      [1, () => `.with(${random.below(3)}, ${any()})`],
      [1, () => `.toSpliced(${random.below(3)}, 1)`],
      [1, () => `.reduce((p, q) => $c([p, q]), [])`],
    ])()
  );
}

/** Statements that change an array in place. */
function arrayChange(context, name) {
  const { random } = context;
  const value = write.expression(context, random.pick(["int", "int", "num", "any", "obj"]), 1);
  return random.weighted([
    [6, `${name}[${write.expression(context, "int", 1)} & 15] = $c(${value});`],
    [3, `if (${name}.length < 40) ${name}.push(${value});`],
    [2, `if (${name}.length < 40) ${name}[${name}.length] = ${value};`],
    [2, `${name}.pop();`],
    [1, `${name}.shift();`],
    [1, `if (${name}.length < 40) ${name}.unshift(${value});`],
    [1, `${name}.length = ${random.below(8)};`],
    [1, `delete ${name}[${random.below(5)}];`],
    [1, `${name}[${random.pick([20, 100, 5000])}] = ${value}; ${name}.length = 8;`],
    [1, `Object.defineProperty(${name}, ${random.below(4)}, { get() { $t(); return ${random.below(100)}; }, configurable: true });`],
    [1, `${name}.a = $c(${value});`],
  ]);
}

function stringMethod(context, depth) {
  const { random } = context;
  const string = write.receiver(context, "str", Math.min(1, depth));
  const int = () => write.expression(context, "int", 0);
  const other = () => write.expression(context, "str", 0);
  return (
    string +
    random.weighted([
      [3, () => `.slice(${int()}${random.pick(["", ", 5", ", -1"])})`],
      [2, () => `.substring(${int()}, ${int()})`],
      [2, () => `.charAt(${int()})`],
      [1, () => `.at(${int()})`],
      [1, () => `.${random.pick(["toUpperCase", "toLowerCase", "trim", "trimEnd", "toWellFormed"])}()`],
      [1, () => `.split(${random.pick([other(), regExp(context)])}).join(${other()})`],
      [1, () => `.repeat(${random.below(4)})`],
      [1, () => `.${random.pick(["padStart", "padEnd"])}(${random.below(12)}, ${other()})`],
      [2, () => `.replace(${random.pick([other(), regExp(context)])}, ${random.pick([other(), '"[$&]"', '"$1-$<n>"', "(m, p) => (typeof p) + m"])})`],
      [1, () => `.replaceAll(${other()}, ${other()})`],
      [1, () => `.concat(${other()}, ${int()})`],
      [1, () => `.search(${regExp(context)}).toString()`],
      [1, () => `.normalize("NFD")`],
      [1, () => `.${random.pick(["indexOf", "lastIndexOf", "includes", "startsWith", "codePointAt"])}(${other()})`],
    ])()
  );
}

function typedArray(context, depth) {
  const { random } = context;
  const name = random.pick(["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array"]);
  const source = random.weighted([
    [3, () => String(random.between(1, 8))],
    [3, () => `$n(${write.expression(context, "arr", Math.min(1, depth))})`],
    [1, () => "new ArrayBuffer(16)"],
    [1, () => "new ArrayBuffer(8, { maxByteLength: 24 })"],
  ])();
  const change = random.pick(["", "", "", ".subarray(1)", ".map((p) => p * 2)", ".slice(1, 3)", ".sort()", ".fill(7)"]);
  return `new ${name}(${source})${change}`;
}

function collection(context, depth) {
  const { random } = context;
  const value = () => write.expression(context, "any", Math.min(1, depth));
  return random.pick([
    () => `new Map([[${value()}, ${value()}], [${value()}, ${value()}]])`,
    () => `new Set([${value()}, ${value()}, ${value()}])`,
    () => `new Map().set(${value()}, ${value()}).set(NaN, -0)`,
    () => `new WeakMap([[${write.expression(context, "obj", 0)}, ${value()}]])`,
    () => `new Date(${random.pick(["0", "1e12", "-1", "NaN", "8.64e15", "123456789012.5"])})`,
    () => `new Error(${value()})`,
    () => `Object(${value()})`,
  ])();
}

function builtinCall(context, depth) {
  const { random } = context;
  const value = (kind) => write.expression(context, kind, Math.min(1, depth));
  const receiver = (kind) => write.receiver(context, kind, Math.min(1, depth));
  return random.pick([
    () => `JSON.parse(JSON.stringify(${value("obj")}) ?? "1")`,
    () => `JSON.parse(${random.pick(["'[1, 2.5, {\"a\": null}]'", "'{\"__proto__\": 1, \"b\": [true]}'", value("str")])}, (k, v) => v)`,
    () => `parseInt(${value("str")}, ${random.pick([0, 10, 16, 2, 36])})`,
    () => `parseFloat(${value("str")})`,
    () => `(${value("int")}).toString(${random.pick([2, 10, 16, 36])})`,
    () => `(${value("num")}).toFixed(${random.below(5)})`,
    () => `Object.entries(${value("obj")})`,
    () => `Object.getOwnPropertyDescriptor(${value("obj")}, ${write.key(context, 0)})`,
    () => `$k(${value("obj")})`,
    () => `Reflect.set(${value("obj")}, ${write.storeKey(context)}, ${value("any")}, ${value("obj")})`,
    () => `Object.fromEntries([["a", ${value("any")}], ["1", ${value("int")}]])`,
    () => `${receiver("arr")}.${random.pick(["some", "every", "find", "findIndex", "findLast", "forEach"])}(${callback(context, ["int"])})`,
    () => `${receiver("arr")}.${random.pick(["indexOf", "includes", "lastIndexOf"])}(${value("any")})`,
    () => `${receiver("arr")}.${random.pick(["reduce", "reduceRight"])}((p, q) => $c(p + q))`,
    () => `${receiver("arr")}.join(${value("str")})`,
    () => `${receiver("arr")}.at(${value("int")})`,
    () => `${receiver("str")}.match(${regExp(context)})`,
    () => `[...${receiver("str")}.matchAll(${random.pick(["/(.)b?/g", "/[a-z]{2}/g"])})].length`,
    () => `${regExp(context)}.exec(${value("str")})`,
    () => `Number.${random.pick(["isInteger", "isSafeInteger", "isNaN"])}(${value("num")})`,
    () => `Array.isArray(${value("any")})`,
    () => `String.fromCharCode(${value("int")}, ${value("int")})`,
    () => `new Date(${value("num")}).getTime()`,
    () => `Date.UTC(${random.between(1900, 2100)}, ${value("int")}, ${value("int")})`,
    () => `encodeURIComponent(${value("str")})`,
    () => `Symbol(${value("str")}).description`,
  ])();
}

Object.assign(write, { regExp, arrayMethod, arrayChange, stringMethod, typedArray, collection, builtinCall, callback });

"use strict";

const { Random } = require("./random.js");
const { Context } = require("./context.js");
const { write } = require("./writers.js");
require("./expressions.js");
require("./builtins.js");
require("./functions.js");
require("./statements.js");
require("./scenarios.js");

/** Arguments for any parameters. */
const PHASES = [
  "[1, 2, 3, -4], [2147483647, -2147483648, -1, 65536]",
  "[0.5, -0, NaN, -Infinity], [4294967296.5, 1e21, -1e-7, 0]",
  "['a', '', '12', 'length'], ['xyz', 'abc,d', '-0', ' 7 ']",
  "[undefined, null, true, '7'], [3n, 0.25, S0, []]",
  "[[1, 2], [0.5, , 2], ['x'], [{}]], [[], {}, [null], new Float64Array(3)]",
  "[{ a: 1 }, { b: 1, a: 2 }, { a: 0.5 }, { a: 'x' }], [Object.create({ a: 1 }), class { static a = 1 }, null, Object.freeze({ a: 1, b: 2 })]",
];

/** Of so many programs one has what Node does not know. */
const OWN = 10;

/** The text of the program with this seed, and whether Node can run it. */
function program(seed) {
  const random = new Random(seed);
  const context = new Context(random);
  context.isOwn = seed % OWN === 0;
  const lines = [];
  if (random.percent(40)) {
    context.function.strict = true;
    lines.push('"use strict";');
  }
  lines.push('const S0 = Symbol("s0"), S1 = Symbol.for("s1");', "function tag(strings, ...values) { return strings.raw.join('|') + values.length; }");
  lines.push(...random.times(random.between(1, 4), () => globalVariable(context)));
  lines.push(...random.times(random.below(3), () => write.namedClass(context)).flat());
  const kinds = random.times(random.between(2, 5), () => random.weighted([[10, "function"], [2, "generator"], [1, "async function"], [1, "async generator"]]));
  for (const kind of kinds) {
    const { entry, lines: text } = write.namedFunction(context, kind, false);
    lines.push(...text, ...driver(context, entry));
  }
  lines.push(...random.times(random.below(4), () => write.scenario(context)).flat());
  context.cost = 0;
  lines.push("try {", ...context.within(() => write.statements(context, random.between(2, 6))), "} catch (e) { $(e); }");
  return { text: lines.join("\n"), isOwn: context.isOwn };
}

function globalVariable(context) {
  const { random } = context;
  const kind = random.pick(write.KINDS);
  const value = write.literal(context, kind);
  const name = context.fresh("g");
  context.declare(name, kind);
  return `${random.pick(["let", "var", "var"])} ${name} = ${value};`;
}

/** Calls a function often enough for every tier, with what it expects and then with something else. */
function driver(context, entry) {
  const { random } = context;
  const expected = () => `[${entry.parameters.map((kind) => random.percent(15) ? write.expression(context, kind, 1) : write.literal(context, kind)).join(", ")}]`;
  const phase = () => random.weighted([
    [5, () => `[${random.times(3, expected).join(", ")}]`],
    [2, () => `[${random.times(3, () => changed(context, entry.parameters)).join(", ")}]`],
    [1, () => `[[], ${random.pick(PHASES)}]`],
  ])();
  const phases = [`[${random.times(3, expected).join(", ")}]`, ...random.times(random.below(3), phase)];
  const count = entry.cost < 60 && random.percent(12) ? 700 : entry.cost < 400 ? random.between(6, 16) : random.between(3, 6);
  const lines = ["try {", `const A = [${phases.join(", ")}];`, `for (let i = 0; i < ${count}; i++) try {`, `const p = A[i * ${phases.length} / ${count} | 0];`];
  const call = `${entry.name}(...p[i % p.length])`;
  if (entry.kind === "function") {
    lines.push(`${count > 20 ? "$h" : "$"}(${random.percent(8) ? "new " : ""}${call});`);
  } else if (entry.kind === "generator") {
    lines.push(`let n = 0; for (const e of ${call}) { $(e); if (++n > ${random.between(1, 8)}) break; }`);
  } else if (entry.kind === "async function") {
    lines.push(`${call}.then($, $);`);
  } else {
    lines.push(`const made = ${call}; made.next().then($, $); made.next(1).then($, $); made.return(2).then($, $);`);
  }
  return [...lines, "} catch (e) { $(e); }", "} catch (e) { $(e); }"];
}

/** Arguments of which one is of another kind than expected. */
function changed(context, kinds) {
  const { random } = context;
  const at = random.below(kinds.length);
  return `[${kinds.map((kind, i) => write.literal(context, i !== at ? kind : kind === "int" ? random.pick(["num", "any", "big"]) : random.pick(write.KINDS))).join(", ")}]`;
}

module.exports = { program };

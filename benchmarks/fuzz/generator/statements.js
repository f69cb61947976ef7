"use strict";

const { write } = require("./writers.js");

/** So many statements, each a list of lines that the reducer may take away as one. */
function statements(context, count) {
  return context.random.times(count, () => statement(context)).flat();
}

/** The lines of one statement. */
function statement(context) {
  const { random } = context;
  if (!context.affords(3) || context.nesting > 4) {
    return [log(context)];
  }
  context.nesting++;
  try {
    return random.weighted(context.nesting > 3 ? FLAT : ALL)(context);
  } finally {
    context.nesting--;
  }
}

function block(context, count = context.random.between(1, 3)) {
  return context.within(() => statements(context, count));
}

function log(context) {
  return `$(${write.expression(context, context.random.pick(write.KINDS), 2)});`;
}

function declaration(context) {
  const { random } = context;
  const kind = random.pick(["int", "int", "num", "num", "str", "bool", "arr", "arr", "obj", "obj", "any", "fn", "big", "typed"]);
  const value = write.expression(context, kind, 3);
  const word = random.weighted([[5, "let"], [2, "const"], [2, "var"]]);
  const name = context.fresh("v");
  context.declare(name, kind, word !== "const");
  return [`${word} ${name} = ${value};`];
}

function destructuring(context) {
  const { random } = context;
  const source = write.expression(context, random.pick(["arr", "obj", "arr", "any"]), 2);
  return [`let ${pattern(context, 2)} = ${source};`];
}

/** A binding pattern; its names are declared. */
function pattern(context, depth) {
  const { random } = context;
  const target = () => (depth > 0 && random.percent(15) ? pattern(context, depth - 1) : context.declare(context.fresh("d"), random.pick(["int", "any", "num"])).name);
  const byDefault = () => (random.percent(30) ? ` = ${write.literal(context, random.pick(["int", "any", "arr"]))}` : "");
  const count = random.between(1, 3);
  if (random.percent(50)) {
    const list = random.times(count, () => (random.percent(10) ? "" : target() + byDefault()));
    return `[${list.join(", ")}${random.percent(20) ? `${list.length > 0 ? ", " : ""}...${context.declare(context.fresh("d"), "arr").name}` : list.at(-1) === "" ? "," : ""}]`;
  }
  const list = random.times(count, () => `${random.percent(80) ? random.pick(write.NAMES) : `[${write.key(context, 0)}]`}: ${target()}${byDefault()}`);
  return `{ ${list.join(", ")}${random.percent(20) ? `, ...${context.declare(context.fresh("d"), "obj").name}` : ""} }`;
}

function assign(context) {
  const { random } = context;
  const variable = context.mutable();
  if (variable === undefined) {
    return [log(context)];
  }
  const { name, kind } = variable;
  const operator = random.weighted([[10, "="], [4, "compound"], [1, "logical"]]);
  if (operator === "=") {
    return [`${name} = ${write.bounded(context, variable, kind, 3)};`];
  }
  if (operator === "logical") {
    return [`${name} ${random.pick(["&&=", "||=", "??="])} ${write.bounded(context, variable, kind, 2)};`];
  }
  const numeric = ["+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=", ">>>=", "%=", "/="];
  const safe = context.mayGrow(variable) ? write.literal(context, kind === "str" ? "str" : random.pick(["int", "num"])) : write.expression(context, kind, 2);
  return [`${name} ${kind === "str" ? "+=" : random.pick(numeric)} ${safe};`, ...(context.mayGrow(variable) ? [`${name} = $c(${name});`] : [])];
}

function propertyStore(context) {
  const { random } = context;
  const object = context.variable(random.pick(["obj", "obj", "arr", "any", "typed"]));
  if (object === undefined) {
    return declaration(context);
  }
  if (object.kind === "arr" && random.percent(60)) {
    return [write.arrayChange(context, object.name)];
  }
  const target = `${object.name}${write.storeAccessor(context)}`;
  const kind = random.pick(["int", "int", "num", "any", "str", "obj"]);
  return [
    random.weighted([
      [10, `${target} = ${write.bounded(context, undefined, kind, 2)};`],
      [2, `${target} ${random.pick(["-=", "*=", "|=", "&=", ">>>="])} ${write.literal(context, random.pick(["int", "num"]))};`],
      [1, `${target}${random.pick(["++", "--"])};`],
      [1, `${target} ${random.pick(["??=", "||=", "&&="])} ${write.bounded(context, undefined, kind, 1)};`],
      [1, `delete ${target};`],
      [1, `Object.defineProperty(${object.name}, ${write.storeKey(context)}, { ${random.pick(["value: 1", "get() { $t(); return 2; }", "value: 3, writable: true"])}, configurable: ${random.pick(["true", "true", "false"])}, enumerable: ${random.pick(["true", "false"])} });`],
      [1, `Object.setPrototypeOf(${object.name}, ${write.literal(context, "obj")});`],
      [1, `$z(${object.name});`],
    ]),
  ];
}

function conditional(context) {
  const { random } = context;
  const lines = [`if (${write.expression(context, "bool", 2)}) {`, ...block(context)];
  return random.percent(50) ? [...lines, "} else {", ...block(context), "}"] : [...lines, "}"];
}

/** How often a loop runs: mostly a little, sometimes until its code counts as hot. */
function rounds(context) {
  const { random } = context;
  const count = random.weighted([[10, random.between(1, 8)], [3, random.between(9, 60)], [1, 300]]);
  return context.affords(count * 4) ? count : 2;
}

function inLoop(context, count, label, write_) {
  const { random } = context;
  const around = context.function;
  around.labels.push(label);
  try {
    return context.repeated(count, () => {
      const lines = write_();
      if (random.percent(25)) {
        lines.splice(random.percent(50) ? 1 : lines.length - 1, 0, `if (${write.expression(context, "bool", 1)}) ${leave(context)}`);
      }
      return lines;
    });
  } finally {
    around.labels.pop();
  }
}

/** A break or continue of a loop around. */
function leave(context) {
  const { random } = context;
  const named = context.function.labels.filter(Boolean);
  const label = named.length > 0 && random.percent(50) ? ` ${random.pick(named)}` : "";
  return `${random.pick(["break", "continue"])}${label};`;
}

function loop(context) {
  const { random } = context;
  const count = rounds(context);
  const label = random.percent(20) ? context.fresh("l") : "";
  const prefix = label && `${label}: `;
  const counter = context.fresh("i");
  return random.weighted([
    [8, () => inLoop(context, count, label, () => {
      context.declare(counter, "int", false);
      const word = random.percent(80) ? "let" : "var";
      const [test, step] = random.pick([[`${counter} < ${count}`, `${counter}++`], [`${counter} !== ${count}`, `${counter} += 1`]]);
      return [`${prefix}for (${word} ${counter} = 0; ${test}; ${step}) {`, ...block(context), "}"];
    })],
    [2, () => inLoop(context, count, label, () => [`${prefix}for (let ${counter} = ${count}; ${counter}-- > 0; ) {`, ...block(context), "}"])],
    [2, () => {
      const lines = inLoop(context, count, label, () => {
        context.declare(counter, "int", false);
        return [`${prefix}while (${counter}++ < ${count}) {`, ...block(context), "}"];
      });
      return [`var ${counter} = 0;`, ...lines];
    }],
    [1, () => {
      const lines = inLoop(context, count, label, () => [`${prefix}do {`, ...block(context), `} while (++${counter} < ${count} && ${write.expression(context, "bool", 1)});`]);
      return [`var ${counter} = 0;`, ...lines];
    }],
    [4, () => forOf(context, prefix, label)],
    [2, () => forIn(context, prefix, label)],
  ])();
}

function forOf(context, prefix, label) {
  const { random } = context;
  const kind = random.pick(["arr", "arr", "arr", "str", "typed", "any"]);
  const generators = context.functions.filter((f) => f.kind === "generator" && !f.isOpen && context.affords(f.cost));
  const source = generators.length > 0 && random.percent(40) ? generatorCall(context, generators) : write.expression(context, kind, 2);
  const isAsync = context.function.kind.startsWith("async") && random.percent(40);
  return inLoop(context, 8, label, () => {
    const target = random.percent(85) ? context.declare(context.fresh("e"), "any", true).name : pattern(context, 1);
    // The source is iterated as it grows, so what is iterated is copied or stays as it is.
    return [`${prefix}for ${isAsync ? "await " : ""}(${random.pick(["const", "let"])} ${target} of $b(${source})) {`, ...block(context), "}"];
  });
}

/** What is enumerated must not change meanwhile: in what order that is seen is left open. */
function forIn(context, prefix, label) {
  const source = write.expression(context, context.random.pick(["obj", "arr", "str"]), 2);
  return inLoop(context, 6, label, () => {
    const name = context.declare(context.fresh("k"), "str").name;
    return [`${prefix}for (const ${name} in { ...${source} }) {`, ...block(context), "}"];
  });
}

function tryStatement(context) {
  const { random } = context;
  const body = block(context);
  if (random.percent(30)) {
    body.push(random.percent(60) ? `throw ${write.expression(context, "any", 1)};` : exit(context));
  }
  const lines = ["try {", ...body];
  const hasCatch = random.percent(75);
  if (hasCatch) {
    lines.push(
      ...context.within(() => {
        const name = random.percent(85) ? context.declare(context.fresh("x"), "any").name : undefined;
        return [name ? `} catch (${name}) {` : "} catch {", ...(name ? [`${name} = $e(${name});`] : []), ...block(context, random.between(0, 2))];
      }),
    );
  }
  if (!hasCatch || random.percent(35)) {
    lines.push("} finally {", ...block(context, 1), ...(random.percent(20) ? [exit(context)] : []));
  }
  return [...lines, "}"];
}

/** Leaves what is around: a loop, or the function. */
function exit(context) {
  const { random } = context;
  if (context.function.labels.length > 0 && random.percent(60)) {
    return leave(context);
  }
  return context.function.kind === "script" || context.function.kind === "field" ? log(context) : `return ${write.expression(context, "any", 1)};`;
}

function switchStatement(context) {
  const { random } = context;
  const kind = random.pick(["int", "int", "str", "any"]);
  const lines = [`switch (${write.expression(context, kind, 1)}${kind === "int" && random.percent(50) ? " & 3" : ""}) {`];
  const cases = random.between(1, 5);
  const byDefault = random.below(cases * 2);
  context.within(() => {
    for (let i = 0; i < cases; i++) {
      lines.push(i === byDefault ? "default: {" : `case ${write.literal(context, kind === "int" && random.percent(70) ? "int" : kind)}: {`, ...block(context, 1), "}");
      if (random.percent(60)) {
        lines.push("break;");
      }
    }
  });
  return [...lines, "}"];
}

function labelled(context) {
  const label = context.fresh("l");
  return [`${label}: {`, ...block(context), `if (${write.expression(context, "bool", 1)}) break ${label};`, ...block(context, 1), "}"];
}

function closures(context) {
  const { random } = context;
  const count = rounds(context);
  const list = context.fresh("v");
  const counter = context.fresh("i");
  const lines = context.repeated(Math.min(count, 6), () => {
    context.declare(counter, "int", false);
    return [`for (let ${counter} = 0; ${counter} < ${Math.min(count, 6)}; ${counter}++) {`, `${list}.push(${write.functionExpression(context, 1)});`, "}"];
  });
  context.declare(list, "arr");
  return [`const ${list} = [];`, ...lines, `$(${list}.map((p) => { try { return p(${random.below(5)}); } catch (e) { return $e(e); } }));`];
}

function dynamicCode(context) {
  const { random } = context;
  const text = JSON.stringify(
    random.pick([() => write.expression(context, random.pick(write.KINDS), 2), () => `var ${context.fresh("w")} = ${write.expression(context, "int", 1)}; ${statement(context).join(" ")}`])(),
  );
  const way = random.pick(["eval", "eval", "(0, eval)"]);
  if (!context.function.strict && random.percent(30)) {
    return context.within(() => {
      const object = write.expression(context, "obj", 1);
      for (const name of ["a", "b", "x"]) {
        context.declare(name, "any", false);
      }
      return [`with (Object(${object})) {`, `$(typeof a, typeof x);`, ...block(context, 2), "}"];
    });
  }
  if (context.function.kind !== "script" && random.percent(20)) {
    const implicit = ["this", "(() => this)()", ...(context.function.hasArguments ? ["new.target === undefined", "arguments.length"] : [])];
    implicit.push(...(context.function.hasSuper ? ["super.m0", "super.toString?.name"] : []), ...context.function.privates.map((p) => `this.${p}`));
    return [`$(eval(${JSON.stringify(random.pick(implicit))}));`];
  }
  // Names of private members and yields are no syntax there.
  return /#|\byield\b|\bawait\b|new\.target|super/.test(text) ? [log(context)] : [`$(${way}(${text}));`];
}

function throwStatement(context) {
  return [`if (${write.expression(context, "bool", 2)}) throw ${write.expression(context, "any", 2)};`];
}

function returnStatement(context) {
  return [`if (${write.expression(context, "bool", 2)}) ${exit(context)}`];
}

function innerFunction(context) {
  const { random } = context;
  const name = context.fresh("h");
  const { text, lines } = context.inFunction({ kind: "function", hasArguments: true }, () => ({
    text: write.parameters(context, random.below(3)).text,
    lines: context.repeated(8, () => ["$t();", ...statements(context, random.between(1, 3)), `return ${write.expression(context, random.pick(write.KINDS), 2)};`]),
  }));
  context.declare(name, "fn", false);
  return [`function ${name}(${text}) {`, ...lines, "}"];
}

function generatorCall(context, generators) {
  const { name, parameters } = context.random.pick(generators);
  return `${name}(${write.callArguments(context, 1, parameters)})`;
}

function generatorUse(context) {
  const { random } = context;
  const generators = context.functions.filter((f) => f.kind === "generator" && !f.isOpen && context.affords(f.cost));
  if (generators.length === 0) {
    return [log(context)];
  }
  const made = generatorCall(context, generators);
  if (context.function.kind.endsWith("generator") && random.percent(60)) {
    return [`$(yield* ${random.percent(70) ? made : `$b(${write.expression(context, "arr", 1)})`});`];
  }
  const name = context.fresh("v");
  const step = () => random.pick([`$(${name}.next(${write.expression(context, "any", 1)}));`, `$(${name}.next());`, `try { $(${name}.throw(${random.below(9)})); } catch (e) { $(e); }`, `$(${name}.return(${random.below(9)}));`]);
  return [`const ${name} = ${made};`, ...random.times(random.between(1, 4), step)];
}

/** Names that are looked up while the program runs. */
function namedLookup(context) {
  const { random } = context;
  const name = context.fresh("u");
  if (context.function.strict || context.function.kind === "field") {
    return [`$(typeof ${name});`];
  }
  return random.pick([
    () => [`${name} = ${write.expression(context, "int", 1)};`, `$(delete ${name});`, `$(typeof ${name});`],
    () => [`eval("var ${name} = 1; function ${name}f() { return ${name}; }");`, `$(${name}f());`, `$(delete ${name});`],
    () => [`$(eval(...["typeof ${name}"]));`],
    () => [`$(delete this.${name});`, `try { ${name}; } catch (e) { $(e); }`],
    () => [`with ({ ${name}: 1, get a() { return 2; } }) {`, `${name} += a;`, `$(delete ${name});`, `$(() => typeof ${name});`, `$((function () { return typeof ${name}; })());`, "}"],
  ])();
}

/** Statements whose binding is not yet there, or must not be written. */
function misuse(context) {
  const name = context.fresh("z");
  return context.random.pick([
    [`try { $(${name}); let ${name} = 1; } catch (e) { $(e); }`],
    [`try { (() => ${name})(); let ${name} = 1; } catch (e) { $(e); }`],
    [`try { ${name} = 2; const ${name} = 1; } catch (e) { $(e); }`],
    [`try { (() => { ${name} = 1; })(); let ${name}; } catch (e) { $(e); }`],
    [`const ${name} = 1; try { ${name} = 2; } catch (e) { $(e); }`],
    [`const ${name} = 1; try { (() => { ${name}++; })(); } catch (e) { $(e); }`],
    [`for (const ${name} of [1, 2]) try { ${name} += 1; } catch (e) { $(e); }`],
    [`let ${name}; { let f = () => ${name}; ${name} = 3; $(f()); }`],
    [`debugger;`],
  ]);
}

/** What Node does not have yet: only tiers are compared. */
function disposal(context) {
  const name = context.fresh("r");
  const value = context.random.pick([`{ [Symbol.dispose]() { $("d"); } }`, `{ [Symbol.dispose]() { throw "y"; } }`, "null", "undefined", `{ [Symbol.dispose]() { throw "x"; } }`, "1"]);
  if (context.function.kind === "script" || context.function.kind === "field") {
    return [log(context)];
  }
  const isAsync = context.function.kind.startsWith("async") && context.random.percent(50);
  const text = isAsync ? `await using ${name} = ${value.replace("Symbol.dispose", "Symbol.asyncDispose")};` : `using ${name} = ${value};`;
  return ["{", text, ...block(context, 2), ...(context.random.percent(25) ? [`if (${write.expression(context, "bool", 1)}) throw "body";`] : []), "}"];
}

const FLAT = [
  [8, (context) => [log(context)]],
  [10, declaration],
  [10, assign],
  [8, propertyStore],
  [1, destructuring],
  [2, throwStatement],
  [2, returnStatement],
];
const ALL = [
  ...FLAT,
  [5, conditional],
  [8, loop],
  [3, tryStatement],
  [2, switchStatement],
  [1, labelled],
  [1, closures],
  [1, dynamicCode],
  [2, innerFunction],
  [2, generatorUse],
  [1, namedLookup],
  [1, misuse],
  [1, (context) => (context.isOwn ? disposal(context) : [log(context)])],
  [1, (context) => ["{", ...block(context), "}"]],
];

Object.assign(write, { statements, statement, pattern, log });

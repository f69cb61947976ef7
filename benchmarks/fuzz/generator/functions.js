"use strict";

const { write } = require("./writers.js");

const PARAMETER_KINDS = ["int", "num", "any", "arr", "obj", "str", "bool"];

/** An arrow function of one expression, whose parameters have the given kinds. */
function arrow(context, kinds, result = context.random.pick(write.KINDS)) {
  return context.inFunction(inherited(context, "arrow"), () => {
    const names = kinds.map((kind) => context.declare(context.fresh("p"), kind).name);
    const value = context.repeated(8, () => write.expression(context, result, 2));
    return `((${names.join(", ")}) => ($t(), ${value}))`;
  });
}

/** What an arrow function shares with the function around it. */
function inherited(context, kind) {
  const { hasArguments, hasSuper } = context.function;
  return { kind, hasArguments, hasSuper };
}

/** Parameters with patterns and defaults; their names are declared. */
function parameters(context, count) {
  const { random } = context;
  let isSimple = true;
  const kinds = [];
  const wasParameters = context.function.isParameters;
  context.function.isParameters = true;
  const list = random.times(count, (i) => {
    const kind = random.pick(PARAMETER_KINDS);
    kinds.push(kind);
    const shape = random.below(20);
    if (shape > 3) {
      return context.declare(context.fresh("p"), kind).name;
    }
    isSimple = false;
    if (shape === 0 && i === count - 1) {
      return `...${context.declare(context.fresh("p"), "arr").name}`;
    }
    if (shape <= 2) {
      const value = write.expression(context, kind, 1);
      return `${context.declare(context.fresh("p"), kind).name} = ${value}`;
    }
    return `${write.pattern(context, 1)} = ${write.literal(context, random.pick(["obj", "arr"]))}`;
  });
  context.function.isParameters = wasParameters;
  return { text: list.join(", "), isSimple, kinds };
}

/** A function or arrow function as a value. */
function functionExpression(context, depth) {
  const { random } = context;
  const kind = random.weighted([[6, "arrow"], [6, "function"], [1, "generator"], [1, "async function"], [1, "async arrow"]]);
  if (depth <= 0 && kind === "arrow") {
    return arrow(context, ["any"]);
  }
  const isArrow = kind.endsWith("arrow");
  const properties = isArrow ? inherited(context, kind) : { kind, hasArguments: true };
  return context.inFunction(properties, () => {
    const { text } = parameters(context, random.below(3));
    const body = context.repeated(8, () => `$t(); ${write.statements(context, random.between(0, 2)).join("\n")}\nreturn ${write.expression(context, random.pick(write.KINDS), 2)};`);
    if (isArrow) {
      return `(${kind.startsWith("async") ? "async " : ""}(${text}) => {\n${body}\n})`;
    }
    const name = random.percent(20) ? context.fresh("n") : "";
    return `(${kind.startsWith("async") ? "async " : ""}function${kind === "generator" ? "*" : ""} ${name}(${text}) {\n${body}\n})`;
  });
}

/** A function that later code calls by name, as often as its cost allows. */
function namedFunction(context, kind) {
  const { random } = context;
  const name = context.fresh("f");
  const entry = { name, kind, cost: 0, isOpen: true };
  const before = context.cost;
  context.cost = 0;
  const lines = context.inFunction({ kind, hasArguments: true }, () => {
    const wantsStrict = random.percent(20);
    const { text, isSimple, kinds } = parameters(context, random.between(1, 4));
    entry.parameters = kinds;
    const head = `${kind.startsWith("async") ? "async " : ""}function${kind.includes("generator") ? "*" : ""} ${name}(${text}) {`;
    context.function.strict ||= wantsStrict && isSimple;
    const directive = wantsStrict && isSimple ? ['"use strict";'] : [];
    const body = write.statements(context, random.between(3, 8));
    return [head, ...directive, ...body, `return ${write.expression(context, random.pick(write.KINDS), 3)};`, "}"];
  });
  entry.cost = context.cost + 2;
  entry.isOpen = false;
  context.cost = before;
  context.functions.push(entry);
  return { entry, lines };
}

function classText(context, name) {
  const { random } = context;
  const bases = context.classes.map((c) => c.name);
  const base = random.percent(50) && bases.length > 0 ? random.pick(bases) : random.percent(10) ? random.pick(["Array", "Error", "Object", "Map"]) : undefined;
  const privates = random.percent(70) ? [context.fresh("#p")] : [];
  const member = { hasArguments: true, hasSuper: true, privates, strict: true };
  const value = (kind) => write.expression(context, kind ?? random.pick(write.KINDS), 2);
  const method = (head, kind = "method") =>
    context.inFunction({ ...member, kind }, () => {
      const names = ["p", "q"].map((p) => context.declare(context.fresh(p), random.pick(["int", "num", "any"])).name);
      const list = /\bget /.test(head) ? "" : /\bset /.test(head) ? names[0] : names.join(", ");
      const store = privates.length > 0 && random.percent(50) ? `this.${privates[0]} = $c(${value()});` : `this.${random.pick(write.NAMES.slice(0, 6))} = $c(${value()});`;
      const super_ = random.percent(15) ? `$(super.${random.pick(["m0", "m1", "toString", "a"])}${random.pick(["", "?.(1)"])});` : "";
      const sets = random.percent(10) ? `super.${random.pick(["a", "x"])} = $c(${value()}); super["b"] = 1;` : "";
      return [`${head}(${list}) {`, "$t();", store, super_, sets, `return ${value()};`, "}"].filter(Boolean);
    });
  const lines = [`class ${name} ${base ? `extends ${base} ` : ""}{`];
  if (privates.length > 0) {
    lines.push(`${privates[0]} = ${context.inFunction({ ...member, kind: "field", hasArguments: false }, () => value("int"))};`);
    if (random.percent(30)) {
      lines.push(`static has(p) { return ${privates[0]} in Object(p); }`);
    }
    if (random.percent(40)) {
      const secret = context.fresh("#q");
      const head = random.pick(["", "get ", "static ", "static get "]);
      lines.push(...method(`${head}${secret}`), `static call(p) { return p.${secret}; }`, `${head.startsWith("static") ? "static m2() { return" : "m2() { return typeof"} this.${secret}; }`);
    }
    if (random.percent(15)) {
      lines.push(`static ${context.fresh("#s")} = 1;`);
    }
  }
  const field = () => context.inFunction({ ...member, kind: "field", hasArguments: false }, () => value());
  for (const name_ of random.times(random.below(3), () => random.pick(["a", "b", "x", "y", "'c'", "[\"d\"]", "0"]))) {
    lines.push(random.percent(15) ? `static ${name_} = ${write.literal(context, random.pick(write.KINDS))};` : `${name_} = ${field()};`);
  }
  if (random.percent(60)) {
    lines.push(
      ...context.inFunction({ ...member, kind: "method" }, () => {
        const names = ["p", "q"].map((p) => context.declare(context.fresh(p), random.pick(["int", "any"])).name);
        const first = base ? (random.percent(90) ? `super(${random.pick(["", names[0], "...arguments"])});` : "") : "";
        const sets = random.times(random.below(4), () => `this.${random.pick(write.NAMES.slice(0, 6))} = $c(${value()});`);
        return [`constructor(${names.join(", ")}) {`, "$t();", first, ...sets, random.percent(5) ? `return ${value("any")};` : "", "}"].filter(Boolean);
      }),
    );
  }
  for (const head of random.times(random.below(4), () => random.pick(["m0", "m1", "m2", "get a", "set a", "get b", "static m0", "static get x", "[Symbol.toPrimitive]", "set x"]))) {
    lines.push(...method(head));
  }
  if (random.percent(10)) {
    lines.push(`*[Symbol.iterator]() { $t(); yield ${random.below(9)}; yield this.a; }`);
  }
  if (random.percent(15)) {
    lines.push("static {", `try { this.s = ${context.inFunction({ ...member, kind: "field", hasArguments: false }, () => value("int"))}; } catch (e) { $(e); }`, "}");
  }
  lines.push("}");
  return lines;
}

/** Makes instances of a class and calls what they may have, as often as the tiers need. */
function classDriver(context, name) {
  const { random } = context;
  const count = random.percent(10) ? 300 : random.between(4, 10);
  const calls = random.times(random.between(1, 4), () =>
    random.pick([`o.m0?.(i, ${write.literal(context, "num")})`, `o.m1?.(${write.literal(context, "any")}, i)`, "o.m2?.()", "o.a", `o.b = i`, `o.x = ${write.literal(context, "any")}`, `${name}.call(o)`, `${name}.has?.(i % 3 ? o : ${write.literal(context, "obj")})`, `${name}.m0?.(i)`, `${name}.m2?.()`, `+o`, `o.a = i`]));
  const lines = [`for (let i = 0; i < ${count}; i++) try {`, `const o = new ${name}(${random.percent(50) ? "i" : write.literal(context, random.pick(write.KINDS))}, ${write.literal(context, "int")});`];
  return [...lines, ...calls.map((call) => `${count > 20 ? "$h" : "$"}(${call});`), `${count > 20 ? "$h" : "$"}(o);`, "} catch (e) { $(e); }"];
}

function classExpression(context) {
  return `(${classText(context, context.random.percent(50) ? context.fresh("K") : "").join("\n")})`;
}

function namedClass(context) {
  const name = context.fresh("C");
  const lines = classText(context, name);
  context.classes.push({ name });
  return [...lines, ...classDriver(context, name)];
}

Object.assign(write, { arrow, parameters, functionExpression, namedFunction, classText, classExpression, namedClass });

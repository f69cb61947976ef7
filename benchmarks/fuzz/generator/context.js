"use strict";

/**
 * What the generator knows at the place it writes: the variables in sight, the function around, and what running the text once
 * may cost. Kinds of variables are hints that make expressions meaningful; nothing rests on them.
 *
 * Every loop is bounded where it is written. Functions that can be reached through values begin with `$t()`, which allows a few
 * thousand calls in a program; the others are called by name by later ones only, as often as their budget allows.
 */
class Context {
  constructor(random) {
    this.random = random;
    this.scopes = [[]];
    this.functions = [];
    this.classes = [];
    this.function = { kind: "script", strict: false, labels: [], loops: 0, privates: [] };
    this.names = 0;
    this.rounds = 1;
    this.cost = 0;
    this.budget = 4000;
    this.nesting = 0;
  }

  fresh(prefix) {
    return prefix + this.names++;
  }

  declare(name, kind, isMutable = true) {
    const variable = { name, kind, isMutable, function: this.function };
    this.scopes.at(-1).push(variable);
    return variable;
  }

  /** Runs the writer in a scope of its own. */
  within(write) {
    this.scopes.push([]);
    try {
      return write();
    } finally {
      this.scopes.pop();
    }
  }

  /** Runs the writer of a function's inside. */
  inFunction(properties, write) {
    const outer = [this.function, this.rounds, this.nesting];
    this.function = { labels: [], loops: 0, privates: this.function.privates, ...properties };
    this.function.strict = Boolean(outer[0].strict || properties.strict);
    try {
      return this.within(write);
    } finally {
      [this.function, this.rounds, this.nesting] = outer;
    }
  }

  /** Runs the writer of a body that is executed so often. */
  repeated(count, write) {
    const before = this.rounds;
    this.rounds *= count;
    this.function.loops++;
    try {
      return this.within(write);
    } finally {
      this.rounds = before;
      this.function.loops--;
    }
  }

  /** Variables in sight, the inner ones before those they hide. */
  variables(matches) {
    const seen = new Set();
    const found = [];
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      for (const variable of this.scopes[i]) {
        if (!seen.has(variable.name) && matches(variable)) {
          found.push(variable);
        }
      }
      for (const variable of this.scopes[i]) {
        seen.add(variable.name);
      }
    }
    return found;
  }

  variable(kind) {
    const found = this.variables((v) => v.kind === kind || (kind === "num" && v.kind === "int"));
    return found.length === 0 ? undefined : this.random.pick(found.slice(0, 12));
  }

  mutable(kind) {
    const found = this.variables((v) => v.isMutable && (kind === undefined || v.kind === kind));
    return found.length === 0 ? undefined : this.random.pick(found.slice(0, 12));
  }

  /** Whether what is assigned here may grow from round to round. */
  mayGrow(variable) {
    return this.rounds > 1 || variable === undefined || variable.function !== this.function || this.function.kind === "script";
  }

  /** Whether so many steps more are within the budget; counts them if they are. */
  affords(steps) {
    if (this.cost + steps * this.rounds > this.budget) {
      return false;
    }
    this.cost += steps * this.rounds;
    return true;
  }
}

module.exports = { Context };

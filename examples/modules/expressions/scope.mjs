import { ScopeFault } from './faults.mjs';
import constants from './constants.json' with { type: 'json' };

// Waits for a module that is loaded on demand: importers of this one run only after it.
const { functions } = await import('./functions.mjs');

class Scope {
  #values;
  #functions;

  constructor(values, named) {
    this.#values = new Map(Object.entries(values));
    this.#functions = named;
  }

  value(name) {
    if (!this.#values.has(name)) throw new ScopeFault(`nothing is called '${name}'`);
    return this.#values.get(name);
  }

  function(name) {
    return this.#functions[name] ?? this.value(name);
  }
}

export const standard = new Scope({ ...constants, pi: Math.PI }, functions);

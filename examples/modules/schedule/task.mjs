import { graph } from './graph.mjs';

/** A task made of steps; it sees the results of what it needs. */
export class Task {
  needs;
  #steps;

  constructor(needs, steps) {
    this.needs = needs;
    this.#steps = steps;
  }

  steps(results) {
    const known = Object.fromEntries(this.needs.map((need) => [need, results.get(need)]));
    return this.#steps.call(graph, known);
  }
}

import { Task } from './task.mjs';
import { CycleError } from './errors.mjs';

class Graph {
  #tasks = new Map();

  add(name, task) {
    this.#tasks.set(name, task instanceof Task ? task : new Task(task.needs, task.steps));
  }

  names() {
    return [...this.#tasks.keys()].sort();
  }

  task(name) {
    return this.#tasks.get(name);
  }

  order() {
    const done = new Set();
    const visit = (name, path) => {
      if (path.includes(name)) throw new CycleError([...path.slice(path.indexOf(name)), name]);
      if (done.has(name)) return;
      for (const need of this.task(name).needs) visit(need, [...path, name]);
      done.add(name);
    };
    for (const name of this.names()) visit(name, []);
    return [...done];
  }
}

export const graph = new Graph();

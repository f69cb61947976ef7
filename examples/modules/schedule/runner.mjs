import { Queue } from './queue.mjs';
import log from './log.mjs';

export async function run(graph, workers) {
  const results = new Map();
  const left = new Set(graph.order());
  const queue = new Queue();
  const release = () => {
    for (const name of left) {
      if (graph.task(name).needs.every((need) => results.has(need))) {
        left.delete(name);
        queue.put(name);
      }
    }
  };

  async function work(worker) {
    for await (const name of queue) {
      const steps = graph.task(name).steps(results);
      let step = steps.next();
      while (!step.done) {
        log`worker ${worker}: ${name} ${step.value}`;
        step = steps.next(await step.value);
      }
      results.set(name, step.value);
      release();
      if (results.size === graph.names().length) queue.end();
    }
  }

  release();
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker + 1)));
  return results;
}

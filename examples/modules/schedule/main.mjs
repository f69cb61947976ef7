// Orders tasks that need one another and runs them, two at a time, on generators as processes.
import { graph } from './graph.mjs';
import { run } from './runner.mjs';
import log, { lines } from './log.mjs';
import * as tasks from './tasks.mjs';

for (const [name, task] of Object.entries(tasks)) graph.add(name, task);
log`tasks: ${graph.names()}`;
log`order: ${graph.order()}`;

const results = await run(graph, 2);
for (const [name, value] of results) log`${name} gave ${value}`;

graph.add('loop', { needs: ['spiral'], *steps() {} });
graph.add('spiral', { needs: ['loop'], *steps() {} });
try {
  graph.order();
} catch (error) {
  log`${error.message}`;
}
console.log(`${lines} lines`);

import First, * as namespace from './a1.mjs';
import data from './data.json' with { type: 'json' };

console.log(namespace, First, data);
const fifth = await import('./a5.mjs');
console.log(Object.keys(fifth), fifth.get5());
await import('./absent.mjs').catch(error => console.log(error.code));
for await (const value of (async function* () { yield 1; yield 2; })()) console.log(value);

'use strict';
// drive.cjs NAME [ROUNDS]: runs a driver ROUNDS times (1), prints what it prints, and to standard error the
// milliseconds its packages took to load, its first round and its best round.

const [name, rounds = '1'] = process.argv.slice(2);

async function round(driver) {
  const parts = [];
  const start = performance.now();
  await driver((...texts) => parts.push(texts.join(' ') + '\n'));
  return { took: performance.now() - start, text: parts.join('') };
}

async function main() {
  const start = performance.now();
  const driver = require(`./drivers/${name}.cjs`);
  const loading = performance.now() - start;
  const first = await round(driver);
  process.stdout.write(first.text);
  let best = first.took;
  for (let i = 1; i < Number(rounds); i++) {
    const { took, text } = await round(driver);
    if (text !== first.text) throw new Error(`round ${i + 1} of ${name} printed something else`);
    best = Math.min(best, took);
  }
  process.stderr.write([loading, first.took, best].map((ms) => ms.toFixed(1)).join(' ') + '\n');
}

main();

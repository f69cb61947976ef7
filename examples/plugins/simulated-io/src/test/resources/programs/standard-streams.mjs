// The simulated input is empty; the real one belongs to whoever runs the tests.
if (simulated) {
  let pieces = 0;
  for await (const piece of process.stdin) {
    equal(typeof piece, 'object');
    pieces++;
  }
  equal(pieces, 0);
}

const events = [];
const done = new Promise((resolve) => process.stdout.write('', resolve));
process.nextTick(() => events.push('tick'));
equal(await done, null);
events.push('written');
equal(events.join(), 'tick,written');
equal(process.stdout.write(Buffer.from('')), true);
await fails(() => process.stdout.write(5), 'ERR_INVALID_ARG_TYPE');

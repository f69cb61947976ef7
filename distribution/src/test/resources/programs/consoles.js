// Consoles over streams of the program, and what the console of the process does by itself.
const own = new console.Console({ stdout: process.stdout, groupIndentation: 4 });
own.group('a');
own.log('b\nc');
own.groupEnd();
const refused = (make) => {
  try {
    make();
  } catch (e) {
    console.log(e.code, e.message);
  }
};
refused(() => new console.Console());
refused(() => new console.Console({ stdout: {} }));
refused(() => new console.Console({ stdout: process.stdout, colorMode: 3 }));
console.log(Object.prototype.toString.call(own), own instanceof console.Console);
console.log(console instanceof console.Console, console.Console.name, console.Console.length);
console.log(require('console') === console, require('node:console').log === console.log);
const plain = console.Console(process.stdout);
plain.log(1, { a: 1 });
plain.table([{ a: 1 }]);
plain.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
const coloured = new console.Console({ stdout: process.stdout, colorMode: true });
coloured.log({ a: 1, b: 'x' });
coloured.table(new Map([['a', 1], ['b', { x: 1 }]]));
class Loud extends console.Console {
  shout(text) {
    this.log(text.toUpperCase());
  }
}
new Loud(process.stdout).shout('loud');
const mixed = new console.Console(process.stdout);
mixed.assert(true, 'no');
mixed.assert(false);
mixed.assert(false, 'a %s', 'b');
mixed.assert(false, { a: 1 });
mixed.count();
mixed.count('x');
mixed.countReset();
mixed.count();
console.count();
console.log(console.profile(), console.profileEnd(), console.timeStamp('x'), console.clear());
const { log } = console;
log('free');

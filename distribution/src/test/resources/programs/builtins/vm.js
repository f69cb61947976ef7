// Scripts that run in the realm, and where their errors are.
const vm = require('vm');

for (const show of [
  () => vm.runInThisContext('var made = 3; made + 1') + made,
  () => vm.runInThisContext('this') === globalThis,
  () => vm.runInThisContext(1),
  () => vm.isContext({}),
  () => new vm.Script('a b'),
  () => vm.runInThisContext('new Error().stack.split("\\n")[1]', { filename: 'q.js', lineOffset: 4, columnOffset: 2 }),
  () => vm.runInThisContext('new Error().stack.split("\\n")[1]', { filename: 'q.js', lineOffset: -5 }),
  () => new vm.Script('a b', { lineOffset: -5 }),
  () => new vm.Script('1', { lineOffset: 2 ** 31 - 1, columnOffset: 2 ** 31 - 1 }).runInThisContext(),
  () => new vm.Script('1', { lineOffset: 1.5 }),
  () => new vm.Script('1', { lineOffset: '1' }),
  () => new vm.Script('1', { columnOffset: 2 ** 31 }),
]) {
  try {
    console.log(show());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

// Programs choose what messages show, and how long it is; a message shows how it begins.
const long = 'x'.repeat(100_000);
const grown = Array.from({ length: 3000 }).reduce((text) => text + long.slice(0, 100), 'begin');
const large = (0, eval)(`(class { static text = '${long}' })`);
const named = Object.assign(new Error(long), { name: long });

for (const [fail, begin] of [
  [() => large(), ''],
  [() => new (Object(long))(), ''],
  [() => null[Symbol.iterator](large), ''],
  [() => Reflect.construct(named, []), 'xxx'],
  [() => Map.prototype.get.call(grown), 'begin'],
  [() => Map.prototype.get.call(large), 'class'],
  [() => Map.prototype.get.call(Symbol(long)), 'Symbol(xxx'],
  [() => Map.prototype.get.call({ [Symbol.toStringTag]: long, toString: null }), '[object xxx'],
  [() => { 'use strict'; grown.length = 1; }, 'begin'],
  [() => new ShadowRealm().evaluate(`throw Object.assign(new Error('m'), { name: 'x'.repeat(100_000) })`), 'xxx'],
]) {
  try {
    fail();
  } catch (error) {
    if (!(error instanceof TypeError) || error.message.length > 4000 || !error.message.includes(begin)) {
      throw new Error(`${fail} gave ${error.message.length} characters: ${error.message.slice(0, 100)}`);
    }
    continue;
  }
  throw new Error(`${fail} did not fail`);
}

'use strict';
// Calls every function of lodash with many combinations of random arguments, then chains, templates and timers.

const _ = require('lodash');
const { inspect } = require('util');
const { random } = require('../support.cjs');

// These depend on the clock or on chance, change lodash itself, or call their argument a number of times that they are given.
const skipped = new Set(['now', 'random', 'sample', 'sampleSize', 'shuffle', 'uniqueId', 'runInContext', 'noConflict', 'delay', 'defer', 'debounce', 'throttle', 'mixin', 'VERSION', 'templateSettings', 'times', 'range', 'rangeRight', 'repeat', 'pad', 'padStart', 'padEnd', 'fill']);

const deep = () => ({ a: [{ b: { c: 3 } }, [1, [2, [3]]]], d: 'text', e: null, 'f.g': -0 });
const makers = [
  () => undefined, () => null, () => true, () => 0, () => -0, () => NaN, () => 3, () => -2.5, () => Infinity, () => 10n, () => Symbol.iterator,
  () => '', () => 'some_Text with-words XMLHttp 42', () => 'a.b[0].c', () => 'héllo wörld 😀👨‍👩‍👧', () => '<a href="x">&amp;</a>', () => '__proto__',
  () => [], () => [3, 1, 2, 3, NaN, NaN], () => ['b', 'a', 'c', 'b'], () => [[1, 'x'], [2, 'y']], () => [{ n: 2, s: 'b' }, { n: 1, s: 'a' }, { n: 2, s: 'a' }],
  () => Object.assign(Array(4), { 2: 'hole', extra: 1 }), () => ({}), deep, () => ({ n: 1, s: 'a' }), () => ({ length: 2, 0: 'p', 1: 'q' }), () => Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }),
  () => (x) => x, () => (a, b) => a > b, () => function named(a, b, c) { return [this === undefined, a, b, c]; }, () => class Point { constructor(x) { this.x = x; } y() { return 1; } },
  () => new Date(86_400_000), () => /re(g)?exp/giu, () => Object.defineProperty(new Error('message'), 'stack', { value: 'Error: message', writable: true, configurable: true }), () => new Map([[{ k: 1 }, 'v'], ['w', new Set([1])]]), () => new Set([1, 'two']), () => new Uint8Array([1, 2, 250]),
  () => (function () { return arguments; })(1, 2), () => Object('boxed'), () => Object(7), () => new WeakMap(), () => Promise.resolve(1), () => new Proxy({ p: 1 }, {}), () => _([1, 2, 3]).map((x) => x * 2),
];

const show = (value) => inspect(value, { depth: 6, breakLength: 120, maxArrayLength: 30, showHidden: false });

function attempt(action) {
  try {
    const result = action();
    if (result?.stack?.includes('\n    at ')) return String(result);
    return typeof result === 'function' ? `function ${result.name} ${result.length}` : show(result);
  } catch (error) {
    return `${error?.name}: ${error?.message}`;
  }
}

module.exports = (print) => {
  const next = random(17);
  const any = () => makers[next(makers.length)]();
  for (const name of Object.keys(_).filter((each) => typeof _[each] === 'function' && !skipped.has(each)).sort()) {
    for (let i = 0; i < 60; i++) {
      const values = Array.from({ length: 1 + next(4) }, any);
      const result = attempt(() => _[name](...values));
      print(name, result, i % 10 === 0 ? attempt(() => values) : '');
    }
  }
  for (const size of [0, 1, 3, 17, 500]) {
    const list = Array.from({ length: size }, () => ({ id: next(50), group: 'abc'[next(3)], tags: [next(9), next(9)] }));
    print(show(_.chain(list).filter('id').sortBy(['group', (each) => -each.id]).uniqBy('id').groupBy('group').mapValues((group) => _.sumBy(group, 'id')).toPairs().value()));
    print(show(_(list).flatMap('tags').countBy().invert().value()), show(_.orderBy(list, ['group', 'id'], ['desc', 'asc']).slice(0, 40)));
    print(show(_(list).map('id').filter((id) => id % 2).take(3).reverse().value()), show(_.partition(list, { group: 'a' }).map(_.size)));
    print(_.isEqual(list, _.cloneDeep(list)), show(_.merge({}, ...list)), show(_.zipWith(_.map(list, 'id'), _.range(size), _.add)));
  }
  print(_.template('<% _.each(list, function(x) { %><li><%- x %></li><% }) %>${ list.length }<%= obj.list[0] %>')({ list: ['<a>', 'b&'] }));
  print(_.template('{{ a }}', { interpolate: /{{([\s\S]+?)}}/g, variable: 'data', sourceURL: 'x' }).source);
  for (const amount of [0, 1, 5, 'x', -1]) print(show([_.times(amount), _.range(amount, 3), _.repeat('ab', amount), _.padStart('é', amount, '12'), _.fill([1, 2, 3], '*', amount)]));
  print(show(_.memoize(Object)), _.curry((a, b, c) => a + b + c)(1)(2)(3), _.flow([_.add, (x) => x * x])(1, 2), _.truncate('some long text with words', { length: 12, separator: /,? +/ }));
};

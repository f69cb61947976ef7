import { Task } from './task.mjs';

const { default: limits } = await import('./limits.json', { with: { type: 'json' } });

export const primes = new Task([], function* () {
  const found = [];
  for (let n = 2; n < limits.primes; n++) {
    if (found.every((prime) => n % prime)) found.push(n);
  }
  yield found.length;
  return found;
});

export const squares = new Task([], function* () {
  const half = yield 'first half';
  return Array.from({ length: limits.squares }, (_, n) => n * n + half.length);
});

export const both = new Task(['primes', 'squares'], function* ({ primes, squares }) {
  yield* ['compare', 'join'];
  return squares.filter((square) => primes.includes(square));
});

export const summary = new Task(['both', 'primes'], function* ({ both, primes }) {
  return `${both.length} of ${primes.length}, ${this.names().length} tasks`;
});

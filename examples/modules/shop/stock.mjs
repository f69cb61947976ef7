import prices from './prices.mjs';

export const open = new Map([...prices.keys()].map((name, place) => [name, 10 - 3 * place]));

export async function take(name, count) {
  await null;
  const left = open.get(name) ?? 0;
  if (left < count) throw new RangeError(`only ${left} of ${name}`);
  open.set(name, left - count);
}

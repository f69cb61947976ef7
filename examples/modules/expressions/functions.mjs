export const functions = await Promise.resolve({ ...pick(Math, 'max', 'min', 'sqrt'), half: (value) => value / 2 });

function pick(source, ...names) {
  return Object.fromEntries(names.map((name) => [name, source[name]]));
}

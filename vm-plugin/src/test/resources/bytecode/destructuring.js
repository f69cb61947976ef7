function take({ a, b: [c, , ...d], ...rest }, e = a) {
  [c, e] = [e, c];
  return { c, d, e, ...rest, [a]: 1, get b() { return 2; } };
}

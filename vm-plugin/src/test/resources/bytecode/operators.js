function order(a, b) {
  return a + (a = b) * 2;
}
function logic(a, b, c) {
  if ((a && b) || !c) return a ?? b;
  return a == null || typeof b === 'undefined' ? -1 : a?.b.c(b)?.[c];
}
function store(o, k) {
  o.x = 1;
  o[k] += 2;
  o.y ??= 3;
  k++;
  return o.z--;
}

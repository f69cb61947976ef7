function count(a, limit) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] < 0) continue;
    sum += a[i] * 2;
    if (sum > limit) break;
  }
  do { sum--; } while (sum > limit);
  return sum;
}
function keys(o) {
  for (const k in o) use(k);
}
function closures(list) {
  for (let i = 0; i < 3; i++) list.push(() => i);
  outer: for (const x of list) { for (const y of x) { if (y) continue outer; } }
}

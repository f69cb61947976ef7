// A loop whose compiled code is left again and again does not use up the stack.
function kinds(n) {
  let sum = 0;
  const values = [1, 1.5, "x", null, { valueOf: function () { return 2; } }, undefined, true, [3]];
  for (let i = 0; i < n; i++) {
    const value = values[(i >> 6) & 7];
    sum = (sum + (value | 0) * 3 + (value === 1.5 ? 1 : 0)) | 0;
  }
  return sum;
}
function program() {
  return String([kinds(1e6), kinds(3e5)]);
}

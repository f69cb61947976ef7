function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// Each is called so often with one type of array that it may be compiled for that type.
const makers = () => [
  (array, index) => array[index],
  (array, index, value) => {
    array[index] = value;
    return array[index];
  },
];
const kinds = [
  [Int8Array, 200, -56],
  [Uint8Array, -1, 255],
  [Uint8ClampedArray, 300.5, 255],
  [Uint8ClampedArray, 1.5, 2],
  [Int16Array, 40000, -25536],
  [Uint16Array, -2, 65534],
  [Int32Array, 2 ** 31, -(2 ** 31)],
  [Int32Array, -0, 0],
  [Uint32Array, -1, 2 ** 32 - 1],
  [Uint32Array, 7, 7],
  [Float16Array, 1.0009765625, 1.0009765625],
  [Float32Array, 0.1, Math.fround(0.1)],
  [Float64Array, -0, -0],
  [Float64Array, NaN, NaN],
  [Float64Array, 5, 5],
];
for (const [type, stored, read] of kinds) {
  const [get, set] = makers().map((f) => eval(`(${f})`));
  const array = new type(4);
  for (let i = 0; i < 1500; i++) {
    same(set(array, i & 3, stored), read, `${type.name} set`);
    same(get(array, i & 3), read, `${type.name} get`);
  }
  same(get(array, 4), undefined, `${type.name} beyond the end`);
  same(get(array, -1), undefined, `${type.name} before the start`);
  same(set(array, 4, 1), undefined, `${type.name} stored beyond the end`);
  same(get([1.5, , 3], 1), undefined, `${type.name} then a hole`);
  same(get("text", 1), "e", `${type.name} then a string`);
  same(set([], 0, "a"), "a", `${type.name} then an array`);
  same(set(array, 0, { valueOf: () => 3 }), 3, `${type.name} converts`);
  same(set(array, 0, true), 1, `${type.name} converts a boolean`);
}

// Bits of a NaN are not what an engine uses for itself.
{
  const bits = new BigUint64Array([0x7ff8a5a500000001n]);
  const numbers = new Float64Array(bits.buffer);
  const get = (array, index) => array[index];
  for (let i = 0; i < 1500; i++) {
    same(get(numbers, 0), NaN, "a NaN with other bits");
    same([get(numbers, 0), 1.5].length, 2, "kept in an array");
    same([get(numbers, 0), 1.5].includes(NaN), true, "found in an array");
  }
}

// The length is looked at anew each time.
{
  const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
  const array = new Uint8Array(buffer);
  const get = (index) => array[index];
  const length = () => array.length;
  for (let i = 0; i < 1500; i++) {
    same(get(7), 0, "within");
    same(length(), 8, "length");
  }
  buffer.resize(4);
  same(get(7), undefined, "after a resize");
  same(length(), 4, "length after a resize");
  buffer.resize(16);
  same(get(15), 0, "after growing");
  same(length(), 16, "length after growing");
  buffer.transfer();
  same(get(0), undefined, "after detaching");
  same(length(), 0, "length after detaching");
}

// An own or inherited property in place of the getter of the length.
{
  const length = (array) => array.length;
  const array = new Uint8Array(3);
  for (let i = 0; i < 1500; i++) {
    same(length(array), 3, "length");
  }
  Object.defineProperty(array, "length", { value: 9 });
  same(length(array), 9, "own length");
  const other = new Uint8Array(5);
  same(length(other), 5, "length of another");
  Object.setPrototypeOf(other, { length: 11 });
  same(length(other), 11, "inherited length");
  class Named extends Uint8Array {
    get length() {
      return 13;
    }
  }
  same(length(new Named(2)), 13, "length of a subclass");
}

// BigInts and shared memory take the same sites.
{
  const get = (array, index) => array[index];
  const set = (array, index, value) => {
    array[index] = value;
  };
  const big = new BigInt64Array(2);
  const shared = new Int32Array(new SharedArrayBuffer(8));
  for (let i = 0; i < 1500; i++) {
    set(shared, 1, i);
    same(get(shared, 1), i, "shared");
  }
  set(big, 0, -5n);
  same(get(big, 0), -5n, "BigInt");
  let caught;
  try {
    set(big, 0, 5);
  } catch (e) {
    caught = e;
  }
  same(caught instanceof TypeError, true, "a number for a BigInt");
}

// The getter is replaced for one class, then for all.
{
  const length = (array) => array.length;
  const bytes = new Uint8Array(3);
  const shorts = new Uint16Array(3);
  for (let i = 0; i < 1500; i++) {
    same(length(bytes) + length(shorts), 6, "lengths");
  }
  Object.defineProperty(Uint8Array.prototype, "length", { value: 15 });
  same(length(bytes), 15, "length of the class");
  same(length(shorts), 3, "length of another class");
  const all = Object.getPrototypeOf(Uint16Array.prototype);
  Object.defineProperty(all, "length", { get: () => 17 });
  same(length(shorts), 17, "replaced getter");
}

function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

function throws(kind, action, what) {
  let caught;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  if (caught === undefined || caught.constructor !== kind) {
    throw new Error(`${what}: ${String(caught)} instead of ${kind.name}`);
  }
}

// Stores that ran often enough to be compiled for mutable arrays meet an immutable one.
const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
function frozen(Kind, length) {
  const array = new Kind(length);
  for (let i = 0; i < length; i++) array[i] = i;
  return new Kind(array.buffer.transferToImmutable());
}
const sloppyInt = new Function("array", "index", "value", "for (let i = 0; i < 3; i++) array[index] = value | 0; return array[index];");
const sloppyDouble = new Function("array", "index", "value", "for (let i = 0; i < 3; i++) array[index] = value + 0.5; return array[index];");
function strictInt(array, index, value) {
  "use strict";
  array[index] = value | 0;
}
function strictDouble(array, index, value) {
  "use strict";
  array[index] = value + 0.5;
}
function increment(array, index) {
  "use strict";
  array[index]++;
}
for (const Kind of kinds) {
  const open = new Kind(8);
  const shut = frozen(Kind, 8);
  for (let i = 0; i < 300; i++) {
    sloppyInt(open, i & 7, 40);
    sloppyDouble(open, i & 7, 40);
    strictInt(open, i & 7, 40);
    strictDouble(open, i & 7, 40);
    increment(open, i & 7);
  }
  for (let i = 0; i < 20; i++) {
    same(sloppyInt(shut, 3, 40), 3, `${Kind.name} takes no int`);
    same(sloppyDouble(shut, 3, 40), 3, `${Kind.name} takes no double`);
    throws(TypeError, () => strictInt(shut, 3, 40), `${Kind.name} int in strict code`);
    throws(TypeError, () => strictDouble(shut, 3, 40), `${Kind.name} double in strict code`);
    throws(TypeError, () => increment(shut, 3), `${Kind.name} increment`);
  }
  same(shut[3], 3, `${Kind.name} is as it was`);
}

// The value is not even converted, unlike that of a store beyond the end of a mutable array.
const bytes = frozen(Uint8Array, 4);
let converted = 0;
const value = { valueOf() { converted++; return 1; } };
same(Reflect.set(bytes, 0, value), false, "Reflect.set");
same(Reflect.set(bytes, 9, value), false, "Reflect.set beyond the end");
same(converted, 0, "conversions");
same(Reflect.set(Object.create(bytes), 0, 5, {}), false, "an heir's receiver");

// Attributes.
const own = Object.getOwnPropertyDescriptor(bytes, 2);
same(own.value, 2, "value");
same(own.writable, false, "writable");
same(own.configurable, false, "configurable");
same(own.enumerable, true, "enumerable");
same(Reflect.defineProperty(bytes, 2, { value: 2, writable: false }), true, "what is so already");
same(Reflect.defineProperty(bytes, 2, { value: 3 }), false, "another value");
same(Reflect.defineProperty(bytes, 2, { writable: true }), false, "writable again");
same(Reflect.defineProperty(bytes, 4, { value: 0 }), false, "an index beyond the end");
same(Reflect.deleteProperty(bytes, 2), false, "delete");
same(Object.isFrozen(Object.freeze(bytes)), true, "such an array can be frozen");
throws(TypeError, () => Object.freeze(new Uint8Array(1)), "others can't");

// Everything that writes into bytes refuses, and says so before it looks at its arguments.
const trap = { valueOf() { throw new RangeError("looked at"); }, get length() { throw new RangeError("looked at"); } };
const view = new DataView(bytes.buffer);
const ints = frozen(Int32Array, 4);
for (const write of [
  () => bytes.set(trap), () => bytes.fill(trap), () => bytes.copyWithin(trap), () => bytes.reverse(), () => bytes.sort(),
  () => bytes.setFromHex("ff"), () => bytes.setFromBase64("/w=="),
  () => view.setUint8(trap, 1), () => view.setBigInt64(trap, 1n),
  () => Atomics.store(ints, trap, 1), () => Atomics.add(ints, trap, 1), () => Atomics.compareExchange(ints, trap, 1, 2), () => Atomics.exchange(ints, trap, 1),
  () => bytes.buffer.transfer(), () => bytes.buffer.resize(1), () => bytes.buffer.transferToImmutable(),
]) {
  throws(TypeError, write, write.toString());
}
same(Atomics.load(ints, 2), 2, "load");
same(Atomics.notify(ints, 0, 1), 0, "notify");
same(bytes.join(), "0,1,2,3", "content");

// Copies.
const source = new Uint8Array([1, 2, 3, 4]);
const part = source.buffer.sliceToImmutable(1, 3);
source[1] = 9;
same(new Uint8Array(part).join(), "2,3", "a slice is a copy");
same(part.immutable, true, "immutable");
same(part.resizable, false, "resizable");
same(part.sliceToImmutable().byteLength, 2, "a slice of all");
same(new Uint8Array(part.slice()).fill(1).join(), "1,1", "slice makes a mutable copy");
const longer = new ArrayBuffer(2, { maxByteLength: 8 }).transferToImmutable(4);
same(longer.byteLength + "," + longer.maxByteLength + "," + longer.resizable, "4,4,false", "a longer one");
const moved = new ArrayBuffer(4, { maxByteLength: 8 });
new Uint8Array(moved).fill(7);
const again = moved.transfer();
same(new Uint8Array(again).join() + again.maxByteLength + moved.detached, "7,7,7,78true", "a move keeps the block");

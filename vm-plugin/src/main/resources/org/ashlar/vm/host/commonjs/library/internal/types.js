'use strict';
// The questions of util.types, answered by what the engine knows of an object.

const { classOf, functionKindOf } = internal;

const typedArrays = [
  'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array',
  'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
];
const tagOf = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

const is = (...kinds) => (value) => kinds.includes(classOf(value));

const types = {
  isExternal: () => false,
  isDate: is('Date'),
  isArgumentsObject: is('Arguments'),
  isBigIntObject: is('BigInt'),
  isBooleanObject: is('Boolean'),
  isNumberObject: is('Number'),
  isStringObject: is('String'),
  isSymbolObject: is('Symbol'),
  isBoxedPrimitive: is('BigInt', 'Boolean', 'Number', 'String', 'Symbol'),
  isNativeError: is('Error'),
  isRegExp: is('RegExp'),
  isAsyncFunction: (value) => functionKindOf(value).includes('ASYNC'),
  isGeneratorFunction: (value) => functionKindOf(value).includes('GENERATOR'),
  isGeneratorObject: is('Generator'),
  isPromise: is('Promise'),
  isMap: is('Map'),
  isSet: is('Set'),
  isMapIterator: is('Map Iterator'),
  isSetIterator: is('Set Iterator'),
  isWeakMap: is('WeakMap'),
  isWeakSet: is('WeakSet'),
  isArrayBuffer: is('ArrayBuffer'),
  isDataView: is('DataView'),
  isSharedArrayBuffer: is('SharedArrayBuffer'),
  isProxy: is('Proxy'),
  isModuleNamespaceObject: is('Module'),
  isAnyArrayBuffer: is('ArrayBuffer', 'SharedArrayBuffer'),
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isTypedArray: is('TypedArray'),
};

for (const name of typedArrays) {
  types[`is${name}`] = (value) => classOf(value) === 'TypedArray' && tagOf.call(value) === name;
}
for (const name of Object.keys(types)) Object.defineProperty(types[name], 'name', { value: name });

module.exports = types;

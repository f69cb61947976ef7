/**
 * What a program reports to; evaluated in its realm before it. `$` notes a value, `$h` one of many, `$t` counts a call, `$e`
 * takes an error, `$c`, `$b` and `$n` bound what grows, `$z` freezes, `$o` compares, `$k` lists keys, `$end` tells all that was
 * noted. Values are described without running code of the program, and with built-ins as they were.
 */
(() => {
  "use strict";
  const uncurried = Function.prototype.bind.bind(Function.prototype.call);
  const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const [isArray, isView, asIntN, toText] = [Array.isArray, ArrayBuffer.isView, BigInt.asIntN, String];
  const { is, freeze, isExtensible } = Object;
  const [charCode, slice, hex] = [uncurried("".charCodeAt), uncurried("".slice), uncurried((0).toString)];
  const numberText = uncurried(Number.prototype.toString);
  const mapEntries = uncurried(Map.prototype.forEach);
  const setEntries = uncurried(Set.prototype.forEach);
  const dateValue = uncurried(Date.prototype.getTime);
  const symbolText = uncurried(Symbol.prototype.toString);
  const viewLength = uncurried(getOwnPropertyDescriptor(getPrototypeOf(Int8Array.prototype), "length").get);
  const isPrototypeOf = uncurried(Object.prototype.isPrototypeOf);
  const [MapPrototype, SetPrototype, DatePrototype, ErrorPrototype] = [Map.prototype, Set.prototype, Date.prototype, Error.prototype];
  const LIMIT = 20000;

  // In which order built-in objects have their properties is left to the engine, and so is what else there is.
  const builtins = new Map([[globalThis, "global"]]);
  const isBuiltin = uncurried(builtins.has);
  const builtinName = uncurried(builtins.get);
  for (const name of [
    ...["Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Date", "Promise", "RegExp", "Error", "TypeError"],
    ...["RangeError", "SyntaxError", "ReferenceError", "URIError", "EvalError", "Math", "JSON", "Reflect", "Proxy", "Map", "Set", "WeakMap"],
    ...["WeakSet", "ArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array"],
    ...["Uint32Array", "Float32Array", "Float64Array"],
  ]) {
    const value = globalThis[name];
    builtins.set(value, name);
    if (typeof value === "function" && value.prototype) {
      builtins.set(value.prototype, `${name}.prototype`);
    }
  }
  for (const value of [(function* () {})(), (async function* () {})(), (async () => {})(), new Int8Array(0), [][Symbol.iterator](), new Map()[Symbol.iterator]()]) {
    for (let object = value; (object = getPrototypeOf(object)) !== null; ) {
      builtins.set(object, builtins.get(object) ?? "prototype");
    }
    const constructor = getPrototypeOf(getPrototypeOf(value)).constructor;
    builtins.set(constructor, builtins.get(constructor) ?? "constructor");
  }
  let log = "";
  let hash = 0;
  let calls = 0;

  function quoted(text) {
    const length = text.length;
    if (length > 80) {
      return `${quoted(slice(text, 0, 40))}..${length}`;
    }
    let result = '"';
    for (let i = 0; i < length; i++) {
      const unit = charCode(text, i);
      result += unit >= 32 && unit < 127 ? text[i] : `\\u${hex(unit, 16)}`;
    }
    return `${result}"`;
  }

  function described(value, depth) {
    switch (typeof value) {
      case "string":
        return quoted(value);
      case "number":
        return is(value, -0) ? "-0" : numberText(value);
      case "bigint":
        return `${toText(asIntN(256, value))}n`;
      case "symbol":
        return symbolText(value);
      case "object":
      case "function":
        return value === null ? "null" : object(value, depth);
      default:
        return toText(value);
    }
  }

  function object(value, depth) {
    if (isBuiltin(builtins, value)) {
      return builtinName(builtins, value);
    }
    try {
      if (isPrototypeOf(ErrorPrototype, value)) {
        const name = getOwnPropertyDescriptor(getPrototypeOf(value), "name");
        return `<${described(name && name.value, 0)}>`;
      }
      let text = typeof value === "function" ? "fn" : isArray(value) ? "arr" : "obj";
      if (depth <= 0) {
        return text;
      }
      text += contents(value, depth);
      if (isView(value)) {
        text += viewLength(value);
      }
      const keys = ownKeys(value);
      for (let i = 0; i < keys.length && i < 40; i++) {
        const key = keys[i];
        // The text of a function is not compared, nor what its prototype holds.
        if (typeof value === "function" && (key === "prototype" || key === "arguments" || key === "caller")) {
          continue;
        }
        if (key === "stack") {
          continue;
        }
        const property = getOwnPropertyDescriptor(value, key);
        text += ` ${typeof key === "symbol" ? symbolText(key) : quoted(key)}${flags(property)}`;
        if (property !== undefined && "value" in property) {
          text += described(property.value, depth - 1);
        }
      }
      return `{${text}}`;
    } catch (error) {
      return "untellable";
    }
  }

  function flags(property) {
    if (property === undefined) {
      return "?";
    }
    const kind = "value" in property ? (property.writable ? ":" : "=") : `${property.get ? "g" : ""}${property.set ? "s" : ""}`;
    return `${kind}${property.enumerable ? "" : "-"}${property.configurable ? "" : "!"}`;
  }

  function contents(value, depth) {
    let text = "";
    try {
      if (isPrototypeOf(MapPrototype, value)) {
        mapEntries(value, (v, k) => (text += `${described(k, depth - 1)}>${described(v, depth - 1)} `));
      } else if (isPrototypeOf(SetPrototype, value)) {
        setEntries(value, (k) => (text += `${described(k, depth - 1)} `));
      } else if (isPrototypeOf(DatePrototype, value)) {
        text = numberText(dateValue(value));
      }
    } catch (error) {
      text = "no";
    }
    return text;
  }

  const $ = (globalThis.$ = (value) => {
    if (log.length < LIMIT) {
      log += `${described(value, 3)}\n`;
    }
    return value;
  });
  globalThis.$h = (value) => {
    const text = described(value, 2);
    for (let i = 0; i < text.length; i++) {
      hash = (Math.imul(hash, 31) + charCode(text, i)) | 0;
    }
  };
  globalThis.$t = () => {
    if (++calls > 1500) {
      throw "out of calls";
    }
  };
  globalThis.$c = (value) => {
    if (typeof value === "string") {
      return value.length > 256 ? slice(value, 0, 256) : value;
    }
    if (typeof value === "bigint") {
      return asIntN(128, value);
    }
    if (isArray(value) && value.length > 64) {
      try {
        value.length = 64;
      } catch {
        return 0;
      }
    }
    return value;
  };
  // What an error says is not compared, so that programs get the name alone.
  globalThis.$e = (value) => {
    $(value);
    return typeof value === "object" && value !== null && isPrototypeOf(ErrorPrototype, value) ? described(value, 0) : value;
  };
  globalThis.$n = (value) => ((typeof value === "number" || typeof value === "string") && value > 10000 ? 8 : value);
  // Node freezes a typed array in another order, as far as it goes, and leaves the length of an array alone that could not grow
  // before. Loops count by properties of the global object.
  globalThis.$z = (value) => (isView(value) || value === globalThis || (isArray(value) && !isExtensible(value)) ? value : freeze(value));
  // A comparator that orders any values: with one that contradicts itself the result is left to the engine.
  globalThis.$o = (left, right) => {
    const first = described(left, 1);
    const second = described(right, 1);
    return first < second ? -1 : first > second ? 1 : 0;
  };
  // Functions of sloppy code have two properties more in Node.
  globalThis.$k = (value) => (typeof value === "function" ? [] : ownKeys(value));
  globalThis.$b = (value) => (isArray(value) && value.length < 1000 ? [...value] : value);
  globalThis.$describe = (value) => described(value, 3);
  globalThis.$end = () => `${log}${hash} ${calls}`;
})();

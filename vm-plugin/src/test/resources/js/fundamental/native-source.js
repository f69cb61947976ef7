function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// The text of functions without source is a NativeFunction, whatever their name.
const last = Object.getOwnPropertyDescriptor(RegExp, "$&").get;
same(last.toString(), 'function get ["$&"]() { [native code] }', "an accessor whose name is no identifier");
same(Object.getOwnPropertyDescriptor(RegExp, "$1").get.toString(), "function get $1() { [native code] }", "one whose name is");
same(Object.getOwnPropertyDescriptor(Map, Symbol.species).get.toString(), "function get [Symbol.species]() { [native code] }", "a symbol");
same(Math.max.toString(), "function max() { [native code] }", "a plain one");
same(same.bind().toString(), "function () { [native code] }", "a bound function");
same(new Proxy(same, {}).toString === Function.prototype.toString, true, "inherited");
same(Function.prototype.toString.call(new Proxy(same, {})), "function () { [native code] }", "a proxy");
const renamed = Object.defineProperty(Object.getOwnPropertyDescriptor(RegExp, "$+").get, "name", { value: 'a "b\\' });
same(renamed.toString(), 'function ["a \\"b\\\\"]() { [native code] }', "quotes");

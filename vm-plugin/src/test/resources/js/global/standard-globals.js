function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

const own = () => Object.getOwnPropertyNames(globalThis);

// Using and adding globals does not change where the standard ones stand.
Math.abs(-1);
globalThis.added = 1;
const before = own();
same(before.slice(0, 5).join(), "globalThis,Infinity,NaN,undefined,Object", "the order of creation");
same(before.indexOf("Math") < before.indexOf("Map"), true, "standard globals keep their order");
same(before.indexOf("added") > before.indexOf("unescape"), true, "what a program adds stands behind");

// One that was deleted does not come back, used before or not.
same(delete globalThis.Math, true, "delete of one that was used");
same(delete globalThis.WeakSet, true, "delete of one that was not");
same(typeof Math + typeof WeakSet, "undefinedundefined", "deleted");
same("WeakSet" in globalThis, false, "not in");
same(own().length, before.length - 2, "gone from the names");
globalThis.WeakSet = 7;
same(own().at(-1), "WeakSet", "a deleted one that is added again stands last");
same(WeakSet, 7, "the new value");

// One that was only written never shows its first value.
Reflect = "written";
same(Reflect, "written", "written before it was read");
same(Object.getOwnPropertyDescriptor(globalThis, "Proxy").enumerable, false, "described before it was read");

// A lexical binding stands before a standard global, which stays.
let Atomics = 5;
same(Atomics, 5, "the binding");
same(typeof globalThis.Atomics, "object", "the property is still there");

// The constants do not change.
same(delete globalThis.NaN, false, "not configurable");
same(Reflect, "written", "still");
same(globalThis.globalThis, globalThis, "the global object");

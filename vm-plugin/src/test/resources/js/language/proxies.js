function equal(actual, expected, what) {
  if (!Object.is(actual, expected)) throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
}

function message(action) {
  try {
    action();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
  return "nothing thrown";
}

// What a failure is called is found without asking the proxy anything more.
(function () {
  "use strict";
  const asked = [];
  const trapped = (target, traps) =>
    new Proxy(target, {
      getPrototypeOf() { asked.push("getPrototypeOf"); return null; },
      getOwnPropertyDescriptor(t, k) { asked.push("getOwnPropertyDescriptor"); return Reflect.getOwnPropertyDescriptor(t, k); },
      ...traps,
    });
  const refusing = trapped({}, { set: () => false, defineProperty: () => false, deleteProperty: () => false });
  equal(message(() => { refusing.a = 1; }), "TypeError: 'set' on proxy: trap returned falsish for property 'a'", "set");
  equal(message(() => { Object.create(refusing).a = 1; }), "TypeError: 'set' on proxy: trap returned falsish for property 'a'", "set on a prototype");
  equal(message(() => Object.defineProperty(refusing, "b", { value: 1 })), "TypeError: 'defineProperty' on proxy: trap returned falsish for property 'b'", "define");
  equal(message(() => { delete refusing.a; }), "TypeError: 'deleteProperty' on proxy: trap returned falsish for property 'a'", "delete");
  equal(asked.join(), "", "no other traps");
  const closed = trapped(Object.preventExtensions([]), {});
  equal(message(() => { closed.a = 1; }).slice(0, 10), "TypeError:", "set through to the target");
  equal(asked.join(), "getOwnPropertyDescriptor", "traps of a set");
})();

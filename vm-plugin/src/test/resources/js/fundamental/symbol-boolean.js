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

// Symbol and Boolean.
same(Symbol("a").toString(), "Symbol(a)", "text");
same(Symbol("a").description, "a", "description");
same(Symbol().description, undefined, "no description");
same(Symbol.for("a"), Symbol.for("a"), "registry");
same(Symbol.keyFor(Symbol.for("a")), "a", "key of a registered symbol");
same(Symbol.keyFor(Symbol.iterator), undefined, "key of a well-known symbol");
throws(TypeError, () => new Symbol(), "new");
throws(TypeError, () => Symbol() + 1, "addition");
same(Object(Symbol.iterator) == Symbol.iterator, true, "wrapper");
same(Object(Symbol.iterator)[Symbol.toPrimitive](), Symbol.iterator, "toPrimitive");
same(Object.prototype.toString.call(Symbol()), "[object Symbol]", "tag");
same(Boolean(""), false, "empty string");
same(Boolean(new Boolean(false)), true, "wrapper is an object");
same(new Boolean(false).valueOf(), false, "value");
throws(TypeError, () => Boolean.prototype.toString.call(1), "receiver");

function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}
function throwsTypeError(f, what) {
  let caught;
  try {
    f();
  } catch (e) {
    caught = e;
  }
  same(caught instanceof TypeError, true, what);
}

// Each evaluation of a class has names of its own, at the same places of the program.
const make = () =>
  class {
    #field = 1;
    static #shared = 0;
    read(other) {
      return other.#field;
    }
    write(other, value) {
      other.#field = value;
    }
    get #accessor() {
      return this.#field * 2;
    }
    set #accessor(value) {
      this.#field = value / 2;
    }
    twice(other) {
      return other.#accessor;
    }
    halve(other, value) {
      other.#accessor = value;
    }
    #method() {
      return this.#field + 100;
    }
    call(other) {
      return other.#method();
    }
    overwrite(other) {
      other.#method = 1;
    }
    static count() {
      return ++this.#shared;
    }
  };
const A = make();
const B = make();
const a = new A();
const b = new B();
for (let i = 0; i < 1500; i++) {
  a.write(a, i);
  same(a.read(a), i, "field");
  b.write(b, i + 0.5);
  same(b.read(b), i + 0.5, "field of another evaluation");
  same(a.twice(a), i * 2, "getter");
  a.halve(a, 8);
  same(a.read(a), 4, "setter");
  same(a.call(a), 104, "method");
  same(A.count(), i + 1, "static");
}
throwsTypeError(() => a.read(b), "read of another class");
throwsTypeError(() => a.write(b, 1), "write to another class");
throwsTypeError(() => a.call(b), "call of another class");
throwsTypeError(() => a.read({}), "read of an object");
throwsTypeError(() => a.read(1), "read of a number");
throwsTypeError(() => a.overwrite(a), "write to a method");
same(a.call(a), 104, "method after a write");
throwsTypeError(() => A.count.call(B), "static of another evaluation");

// Objects of many shapes, dictionaries, and slots that change their kind.
for (let i = 0; i < 200; i++) {
  const other = new A();
  for (let k = 0; k < i % 20; k++) {
    other["p" + k] = k;
  }
  if (i % 7 === 0) {
    for (let k = 0; k < 2000; k++) {
      other["q" + k] = k;
    }
  }
  if (i % 5 === 0) {
    delete other.p0;
  }
  for (const value of [1, 1.5, "text", null, undefined, a]) {
    a.write(other, value);
    same(a.read(other), value, `shape ${i}`);
  }
  if (i % 3 === 0) {
    Object.freeze(other);
    a.write(other, i);
    same(a.read(other), i, "frozen");
  }
}

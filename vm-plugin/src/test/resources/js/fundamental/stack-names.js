// The names of functions in stacks, as V8 shows them.
function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

/** The function in the line of the stack that many frames above. */
function caller(above = 1) {
  return new Error().stack.split("\n")[1 + above].trim().replace(/^at /, "").replace(/ \(.*/, "");
}

const pp = {};
pp.raise = function () {
  return caller();
};
same(pp.raise(), "pp.raise", "a function assigned to a member");
function Parser() {
  this.own = function () {
    return caller();
  };
}
Parser.prototype.read = function () {
  return caller();
};
same(new Parser().read(), "Parser.read", "a method of a prototype");
same(new Parser().own(), "Parser.own", "a function assigned to a member of this");
pp["a-b"] = function () {
  return caller();
};
same(pp["a-b"](), "pp.a-b", "a literal key");
const key = "k";
pp[key] = function () {
  return caller();
};
same(pp[key](), "pp.<computed> [as k]", "a computed key");

class Shape {
  constructor() {
    this.made = caller();
  }
  static make() {
    return caller();
  }
  area() {
    return caller();
  }
  get size() {
    return caller();
  }
  #hidden() {
    return caller();
  }
  hidden() {
    return this.#hidden();
  }
}
class Circle extends Shape {}
same(new Shape().made, "new Shape", "a constructor");
same(Shape.make(), "Shape.make", "a static method");
same(Circle.make(), "Circle.make", "an inherited static method");
same(new Circle().area(), "Circle.area", "an inherited method");
same(new Shape().size, "get size [as size]", "a getter");
same(new Shape().hidden(), "#hidden", "a private method");
same({ other: new Shape().area }.other(), "Object.area [as other]", "another name");
function Old() {
  this.made = caller();
}
same(new Old().made, "new Old", "a function called by new");
function strict() {
  "use strict";
  return caller();
}
same(strict.call(1), "Number.strict", "a number as this");
same(strict.call(new Proxy({}, {})), "Proxy.strict", "a proxy as this");
same(strict.call(Shape), "Shape.strict", "a class as this");
same(strict(), "strict", "no this");
same([0].map(() => caller(2))[0], "Array.map", "a built-in function");
same(Array.prototype.map.call([0], () => caller(2))[0], "Array.map", "one that is called by call");
same(new (class { constructor() { new Promise(() => (this.made = caller(2))); } })().made, "new Promise", "a built-in constructor");
let thrown = "";
try {
  JSON.parse("{");
} catch (error) {
  thrown = error.stack.split("\n")[1].trim();
}
same(thrown, "at JSON.parse (<anonymous>)", "a built-in function that throws");
same(new Error().stack.includes("Error ("), false, "the constructor of the error");

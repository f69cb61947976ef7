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

// JSON: reading, writing, revivers and replacers.
same(JSON.stringify(JSON.parse('{"a":[1,-0,1.5e3,"x\\u00e9\\n",true,null,{}],"1":2}')), '{"1":2,"a":[1,0,1500,"xé\\n",true,null,{}]}', "there and back");
same(Object.is(JSON.parse("-0"), -0), true, "negative zero");
same(JSON.parse('{"__proto__":1}').__proto__, 1, "proto is a key like others");
same(JSON.parse('{"a":1,"a":2}').a, 2, "the last of equal keys");
for (const text of ["", "{", "[1,]", "{'a':1}", "01", "1.", "+1", '"\n"', '"\\x"', "tru", "[1 2]", '{"a" 1}', "1 2", '"\\u12"', "-", "1e", "nul"]) {
  throws(SyntaxError, () => JSON.parse(text), `malformed ${text}`);
}
let message = "";
try {
  JSON.parse('{"a":x}');
} catch (error) {
  message = error.message;
}
same(message, "Unexpected token 'x', \"{\"a\":x}\" is not valid JSON", "message");

const deep = "[".repeat(1000) + "]".repeat(1000);
same(JSON.stringify(JSON.parse(deep)), deep, "deep nesting");

same(JSON.stringify({ a: undefined, b() {}, c: Symbol(), d: 1 }), '{"d":1}', "values without a form");
same(JSON.stringify([undefined, () => 1, NaN, -0, Infinity]), "[null,null,null,0,null]", "in an array");
same(JSON.stringify(undefined), undefined, "nothing");
same(JSON.stringify('"\\\u0007\ud83d\ud83d\ude00'), '"\\"\\\\\\u0007\\ud83d\ud83d\ude00"', "quoting");
same(JSON.stringify({ a: [1, { b: 2 }], c: {} }, null, 2), '{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ],\n  "c": {}\n}', "indentation");
same(JSON.stringify({ b: 1, a: 2, 1: 3 }, ["a", 1, "a"]), '{"a":2,"1":3}', "list of keys");
same(JSON.stringify({ a: 1, b: [2] }, (key, value) => (typeof value === "number" ? value + 1 : value)), '{"a":2,"b":[3]}', "replacer");
same(JSON.stringify(new Date(0)), '"1970-01-01T00:00:00.000Z"', "toJSON");
same(JSON.stringify([new Number(1), new String("s"), new Boolean(false), Object(Symbol())]), '[1,"s",false,{}]', "wrappers");
same(JSON.stringify({ get a() { delete this.b; return 1; }, b: 2, c: 3 }), '{"a":1,"c":3}', "a getter that deletes");
throws(TypeError, () => JSON.stringify(1n), "BigInt");
const cycle = { a: [] };
cycle.a.push(cycle);
throws(TypeError, () => JSON.stringify(cycle), "cycle");

const seen = [];
const revived = JSON.parse('{"a":[1,2],"b":{"c":3}}', function (key, value) {
  seen.push(key);
  return key === "c" ? undefined : Array.isArray(this) ? value * 2 : value;
});
same(seen.join(), "0,1,a,c,b,", "order of revival");
same(JSON.stringify(revived), '{"a":[2,4],"b":{}}', "revived");

"use strict";
// What the message of a TypeError calls the value that caused it.

function message(action) {
  try {
    action();
  } catch (error) {
    return error.message;
  }
  return "nothing was thrown";
}

function same(actual, expected) {
  if (actual !== expected) {
    throw new Error(`${actual}\ninstead of\n${expected}`);
  }
}

const frozen = Object.freeze;
const readOnly = (what) => `Cannot assign to read only property ${what}`;
same(message(() => { frozen([1])[0] = 2; }), readOnly("'0' of object '[object Array]'"));
same(message(() => { frozen({ a: 1 }).a = 2; }), readOnly("'a' of object '#<Object>'"));
same(message(() => { (() => 1).length = 3; }), readOnly("'length' of function '() => 1'"));
same(message(() => { frozen(new Error("x")).message = 1; }), readOnly("'message' of object 'Error: x'"));
same(message(() => { frozen(/x/).lastIndex = 1; }), readOnly("'lastIndex' of object '[object RegExp]'"));
same(message(() => { Object.create(null, { x: { value: 1 } }).x = 2; }), readOnly("'x' of object '[object Object]'"));
same(message(() => { Object("a")[0] = 2; }), readOnly("'0' of object '[object String]'"));
same(message(() => { "abc".length = 3; }), readOnly("'length' of string 'abc'"));
same(message(() => { "abc"[1] = 3; }), readOnly("'1' of string 'abc'"));
same(message(() => { "abc".x = 3; }), "Cannot create property 'x' on string 'abc'");
same(message(() => { delete frozen(["x"])[0]; }), "Cannot delete property '0' of [object Array]");
same(
  message(() => { (class A { static get x() { return 1; } }).x = 2; }),
  "Cannot set property x of class A { static get x() { return 1; } } which has only a getter");
same(message(() => [].map(new Map())), "#<Map> is not a function");
same(message(() => [].map([1, 2])), "[object Array] is not a function");

// A getter of the guest is not asked.
const silent = { get constructor() { throw new Error("asked"); }, get [Symbol.toStringTag]() { throw new Error("asked"); } };
same(message(() => [].map(silent)), "[object Object] is not a function");

// Error.prepareStackTrace and call sites, as V8 has them.
function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

function sites() {
  const before = Error.prepareStackTrace;
  const holder = {};
  Error.prepareStackTrace = (error, callSites) => callSites;
  Error.captureStackTrace(holder);
  const all = holder.stack.slice(1);
  Error.prepareStackTrace = before;
  return all;
}

class Maker {
  method() {
    return sites()[0];
  }
  constructor() {
    this.site = sites()[0];
  }
}
const method = new Maker().method();
same(method.getFunctionName(), "method", "name of the function");
same(method.getTypeName(), "Maker", "type of this");
same(method.getMethodName(), "method", "name of the method");
same(method.getLineNumber(), 20, "line");
same(method.getColumnNumber(), 12, "column");
same(method.getFileName().endsWith("prepare-stack-trace.js"), true, "file");
same(method.isConstructor() || method.isToplevel() || method.isEval() || method.isNative(), false, "kind");
same(String(method), `Maker.method (${method.getFileName()}:20:12)`, "text");
same(new Maker().site.isConstructor(), true, "a constructor");
same(new Maker().site.getTypeName(), null, "type of what is being made");
const builtin = [0].map(() => sites()[1])[0];
same(builtin.getFunctionName(), "map", "a built-in function");
same(builtin.getFileName(), null, "its file");
same(builtin.getLineNumber(), null, "its line");
same(eval("sites()[0]").isEval(), true, "an eval");
same(Object.getPrototypeOf(method).constructor.name, "CallSite", "the class");
let refused = "";
try {
  method.getFileName.call({});
} catch (error) {
  refused = error.message;
}
same(refused, "CallSite method getFileName expects CallSite as receiver", "another receiver");

// Called when the property is first read, with Error as this, once.
let calls = 0;
Error.prepareStackTrace = function (error, callSites) {
  calls++;
  return [this === Error, error.message, Array.isArray(callSites)].join();
};
const error = new Error("first");
error.message = "later";
same(calls, 0, "calls before the read");
same(error.stack, "true,later,true", "what the function returns");
same(error.stack + calls, "true,later,true1", "calls after two reads");
same(Object.hasOwn(error, "stack"), false, "no property of its own");
const captured = {};
Error.captureStackTrace(captured);
same(typeof captured.stack, "string", "a captured stack");
same(JSON.stringify(Object.getOwnPropertyDescriptor(captured, "stack")), '{"value":"true,,true","writable":true,"enumerable":false,"configurable":true}', "the property");
captured.stack = 5;
same(captured.stack, 5, "a property that was written");
const early = new Error("early");
Error.prepareStackTrace = (error) => "made of " + error.message;
same(early.stack, "made of early", "a function that is there when the stack is first read");
Error.prepareStackTrace = () => new Error("inner").stack;
same(typeof new Error("outer").stack, "string", "an error made meanwhile");
Error.prepareStackTrace = () => {
  throw new RangeError("refused");
};
const failing = new Error();
try {
  same(failing.stack, undefined, "nothing");
} catch (thrown) {
  same(thrown.message, "refused", "what the function throws");
}
Error.prepareStackTrace = undefined;
same(new Error("plain").stack.split("\n")[0], "Error: plain", "without a function");

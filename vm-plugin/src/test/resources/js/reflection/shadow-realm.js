function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}
function message(f) { try { f(); } catch (e) { return `${e.constructor === TypeError ? 'TypeError' : e.constructor === SyntaxError ? 'SyntaxError' : 'foreign'}: ${e.message}`; } return 'nothing thrown'; }

const realm = new ShadowRealm();

// A realm of its own: globals, declarations and patches stay inside.
realm.evaluate('var inside = 1; let lexical = 2; Array.prototype.patched = 3; 0');
same(realm.evaluate('inside'), 1, 'a variable stays for the next text');
same(message(() => realm.evaluate('lexical')), 'TypeError: ShadowRealm evaluate threw (ReferenceError: lexical is not defined)', 'a lexical binding does not');
same(typeof inside + [].patched, 'undefinedundefined', 'nothing came out');
same(realm.evaluate('[].patched'), 3, 'patched inside');

// Functions are wrapped anew each time, with name and length, and without anything else.
const wrapped = realm.evaluate('(function given(a, b) { return a + b })');
same(wrapped(1, 2), 3, 'call');
same(wrapped.name + wrapped.length, 'given2', 'name and length');
same(Object.getPrototypeOf(wrapped), Function.prototype, 'prototype');
same(Reflect.ownKeys(wrapped).join(), 'length,name', 'own keys');
same('prototype' in wrapped, false, 'no prototype');
same(message(() => new wrapped()), 'TypeError: wrapped is not a constructor', 'no constructor');
same(realm.evaluate('globalThis.f = () => 0; f') === realm.evaluate('f'), false, 'a new wrapper each time');
same(realm.evaluate('Object.defineProperty(() => 0, "length", { value: -Infinity })').length, 0, 'negative length');
same(realm.evaluate('Object.defineProperty(() => 0, "length", { value: Infinity })').length, Infinity, 'infinite length');
same(realm.evaluate('(f) => Object.getPrototypeOf(f) === Function.prototype')(() => 0), true, 'arguments are wrapped for the other realm');
same(realm.evaluate('(f) => f((g) => g(20) + 1)')((h) => h((x) => x * 2)), 41, 'functions in functions');
same(realm.evaluate('(function () { "use strict"; return this })').call(7), 7, 'this is handed on');
same(message(() => realm.evaluate('(function () {})').call({})), 'TypeError: #<Object> cannot cross the boundary of a ShadowRealm, only primitives and functions can', 'this is no object');
same(wrapped.apply(null, [0.5, 'x']), '0.5x', 'apply');
for (let i = 0; i < 2000; i++) { same(wrapped(i, 1), i + 1, 'hot'); }

// Objects do not pass.
same(message(() => realm.evaluate('({})')), 'TypeError: #<Object> cannot cross the boundary of a ShadowRealm, only primitives and functions can', 'result');
same(message(() => wrapped([])), 'TypeError: [object Array] cannot cross the boundary of a ShadowRealm, only primitives and functions can', 'argument');
const symbol = realm.evaluate('Symbol.for("shared")');
same(symbol, Symbol.for('shared'), 'symbols do');
same(realm.evaluate('10n ** 20n'), 10n ** 20n, 'BigInts do');

// Errors become TypeErrors of the calling realm and tell what was thrown; early errors stay.
same(message(() => realm.evaluate('throw new RangeError("far")')), 'TypeError: ShadowRealm evaluate threw (RangeError: far)', 'an error');
same(message(() => realm.evaluate('throw { get message() { throw 1 }, get name() { throw 2 } }')), 'TypeError: ShadowRealm evaluate threw (#<Object>)', 'the thrown object is asked nothing');
same(message(() => realm.evaluate('(() => { throw 1 })')()), 'TypeError: WrappedFunction threw (1)', 'a number');
same(message(() => realm.evaluate('var')).split(':')[0], 'SyntaxError', 'an early error');
same(message(() => realm.evaluate('eval("var")')).split(':')[0], 'TypeError', 'an early error of inner text');
same(message(() => realm.evaluate('Object.defineProperty(() => 0, "name", { get() { throw 5 } })')), 'TypeError: Cannot wrap target callable (5)', 'what cannot be wrapped');
same(message(() => realm.evaluate(1)), 'TypeError: Invalid value used as source text', 'no text');
same(realm.evaluate('(f) => { try { f() } catch (e) { return (e instanceof TypeError) + e.message } }')(() => { throw new Error('outer'); }), 'trueWrappedFunction threw (Error: outer)', 'from outside');

// Recursion through the boundary ends.
let depth = 0;
const bounce = realm.evaluate('(f) => f()');
function recur() { depth++; bounce(recur); }
same(message(recur).startsWith('TypeError: WrappedFunction threw'), true, 'recursion');
same(depth > 50, true, 'depth');

// Stack traces hand out nothing of the other realm.
const prepare = '(error, sites) => sites.map((site) => typeof site.getFunction() + "," + typeof site.getThis()).join()';
realm.evaluate(`Error.prepareStackTrace = ${prepare}; globalThis.traced = () => new Error('x').stack; 0`);
function sloppyCaller() { return realm.evaluate('traced')(); }
same(sloppyCaller().split(',').slice(2).every((kind) => kind === 'undefined'), true, 'frames of the outer realm');
Error.prepareStackTrace = eval(prepare);
same(realm.evaluate('(function (f) { return f() })')(() => new Error('x').stack).split(',').slice(2, 4).join(), 'undefined,undefined', 'frames of the inner realm');
delete Error.prepareStackTrace;

// Nested realms keep their distance too.
same(realm.evaluate('new ShadowRealm().evaluate("(f) => f(5)")')((x) => x + 1), 6, 'nested');

function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}
function failure(f) { try { f(); } catch (e) { return `${e.name}: ${e.message}`; } return 'none'; }
let log = [];
function taken() { const all = log.join(' '); log = []; return all; }
const say = (text, value) => (log.push(text), value);
const dec = (name, answer) => say(`eval-${name}`, (value, context) => say(`call-${name}`, answer && answer(value, context)));
const init = (name) => function () { log.push(`init-${name}${typeof this === 'function' ? '-' + this.name : ''}`); };
const adds = (name) => (value, context) => { context.addInitializer(init(name)); };

// Decorators are evaluated in the order of the source, before the heritage and the names beside
// them, and applied from the last, static methods first and the class at the end.
{
  @dec('c1') @dec('c2')
  class C extends say('heritage', Object) {
    @dec('f1') @dec('f2') [say('field-name', 'field')] = say('field-value', 1);
    @dec('sf') static [say('static-field-name', 'staticField')] = say('static-field-value', 2);
    @dec('m') [say('method-name', 'method')]() {}
    @dec('a') accessor [say('accessor-name', 'accessor')] = say('accessor-value', 3);
    @dec('sm') static [say('static-method-name', 'staticMethod')]() {}
    @dec('sa') static accessor staticAccessor = say('static-accessor-value', 4);
    static { log.push('block'); }
  }
  same(taken(), 'eval-c1 eval-c2 heritage eval-f1 eval-f2 field-name eval-sf static-field-name eval-m method-name '
    + 'eval-a accessor-name eval-sm static-method-name eval-sa call-sm call-sa call-m call-a call-sf call-f2 call-f1 '
    + 'call-c2 call-c1 static-field-value static-accessor-value block', 'definition');
  const made = new C();
  same(taken(), 'field-value accessor-value', 'instance');
  same(made.field + made.accessor + C.staticField + C.staticAccessor, 10, 'values');
  same(Object.keys(made).join(), 'field', 'an auto-accessor is no own property');
  same(Reflect.ownKeys(C.prototype).join(), 'constructor,method,accessor', 'prototype');
}

// The context object.
{
  const seen = [];
  const keep = (value, context) => { seen.push([value, context]); };
  const symbol = Symbol('named');
  @keep
  class C {
    @keep method() { return 1; }
    @keep get getter() { return 2; }
    @keep set setter(v) { this.set = v; }
    @keep field = 3;
    @keep accessor auto = 4;
    @keep static staticMethod() {}
    @keep static 7 = 8;
    @keep #private = 5;
    @keep #hidden() { return 6; }
    @keep accessor #kept = 7;
    @keep static #secret = 9;
    @keep [symbol] = 10;
    static has(o) { return #hidden in o; }
  }
  const of = (name) => seen.find(([, context]) => context.name === name);
  const keys = (name) => Object.keys(of(name)[1]).join() + '/' + (of(name)[1].access ? Object.keys(of(name)[1].access).join() : '');
  same(keys('C'), 'kind,name,addInitializer/', 'class');
  same(keys('method'), 'kind,access,static,private,name,addInitializer/get,has', 'method');
  same(keys('getter'), 'kind,access,static,private,name,addInitializer/get,has', 'getter');
  same(keys('setter'), 'kind,access,static,private,name,addInitializer/set,has', 'setter');
  same(keys('field'), 'kind,access,static,private,name,addInitializer/get,set,has', 'field');
  same(keys('auto'), 'kind,access,static,private,name,addInitializer/get,set,has', 'accessor');
  for (const [name, kind, isStatic, isPrivate] of [
    ['C', 'class'], ['method', 'method', false, false], ['getter', 'getter', false, false], ['setter', 'setter', false, false],
    ['field', 'field', false, false], ['auto', 'accessor', false, false], ['staticMethod', 'method', true, false], ['7', 'field', true, false],
    ['#private', 'field', false, true], ['#hidden', 'method', false, true], ['#kept', 'accessor', false, true],
    ['#secret', 'field', true, true], [symbol, 'field', false, false]]) {
    const context = of(name)[1];
    same(context.kind, kind, `kind of ${String(name)}`);
    same(context.static, isStatic, `static of ${String(name)}`);
    same(context.private, isPrivate, `private of ${String(name)}`);
  }
  same(of('C')[0], C, 'value of a class');
  same(of('method')[0], C.prototype.method, 'value of a method');
  same(of('getter')[0].name, 'get getter', 'value of a getter');
  same(of('field')[0], undefined, 'value of a field');
  same(Object.keys(of('auto')[0]).join(), 'get,set', 'value of an accessor');
  const made = new C();
  const access = (name) => of(name)[1].access;
  same(access('#private').get(made) + access('#hidden').get(made)() + access('#kept').get(made), 18, 'reads of private names');
  access('#private').set(made, 50);
  access('#kept').set(made, 70);
  same(access('#private').get(made) + access('#kept').get(made), 120, 'writes of private names');
  same(access('#hidden').has(made), true, 'has');
  same(access('#hidden').has({}), false, 'has not');
  same(access('#secret').get(C), 9, 'static private');
  access('auto').set(made, 40);
  same(made.auto + access('auto').get(made), 80, 'accessor');
  access('setter').set(made, 'set');
  same(made.set, 'set', 'setter');
  same(access('method').get({ method: 'other' }), 'other', 'any object');
  same(access('method').has({}), false, 'any object, has');
  same(failure(() => access('#private').get({})).split(':')[0], 'TypeError', 'a private name of another object');
  same(failure(() => access('method').get(1)).split(':')[0], 'TypeError', 'access of no object');
  same(failure(() => of('method')[1].addInitializer(() => 1)), 'TypeError: addInitializer was called after its decorator had returned', 'late');
}

// What decorators return takes the place of the element.
{
  const twice = (value) => function (...given) { return value.apply(this, given) * 2; };
  const plus = (value) => function (...given) { return value.apply(this, given) + 1; };
  class C {
    x = 10;
    @plus @twice method(n) { return n + this.x; }
    @twice get got() { return this.x; }
    @((value) => function (v) { value.call(this, v + 1); }) set put(v) { this.x = v; }
    @twice static method(n) { return n; }
    @twice #hidden() { return this.x; }
    hidden() { return this.#hidden(); }
    @plus static #secret() { return 1; }
    static secret() { return C.#secret(); }
    @(() => (v) => v + 1) @(() => (v) => v * 10) field = 1;
    @(() => function (v) { return [v, this.x].join(); }) empty;
    @(() => (v) => v + 'b') ['comp' + 'uted'] = 'a';
    @(() => (v) => v.name) named = () => {};
    @(() => (v) => v + 1) #value = 1;
    value() { return this.#value; }
    @(() => (v) => v + 1) static counted = 1;
    @(({ get, set }) => ({ get() { return get.call(this) + 1; }, set(v) { set.call(this, v * 2); }, init: (v) => v + 100 })) accessor auto = 1;
    @(() => ({ init: (v) => v + 1 })) @(() => ({ init: (v) => v * 10 })) static accessor total = 1;
  }
  const c = new C();
  same(c.method(1), 23, 'method, from the last decorator');
  same(c.got, 20, 'getter');
  c.put = 1;
  same(c.x, 2, 'setter');
  same(C.method(4), 8, 'static method');
  same(c.hidden(), 4, 'private method');
  same(C.secret(), 2, 'static private method');
  same(c.field, 20, 'initialisers in the order of the source');
  same(c.empty, ',10', 'a field without value');
  same(c.computed, 'ab', 'a computed name');
  same(c.named, 'named', 'a function is named before');
  same(c.value(), 2, 'private field');
  same(C.counted, 2, 'static field');
  same(c.auto, 102, 'accessor, first');
  c.auto = 5;
  same(c.auto, 11, 'accessor, written');
  same(C.total, 20, 'static accessor');
  const auto = Object.getOwnPropertyDescriptor(class { accessor x; }.prototype, 'x');
  same(`${auto.get.name} ${auto.set.name} ${auto.enumerable} ${auto.configurable}`, 'get x set x false true', 'auto-accessor');
  same(failure(() => auto.get.call({})).split(':')[0], 'TypeError', 'an auto-accessor of another object');
}

// A class may be replaced; static fields, blocks and the inner name are those of the new one.
{
  let inner;
  const replace = (value) => class Replaced extends value { extra = 'extra'; };
  @replace
  class C {
    static own = this;
    static block; static { this.block = this.name; inner = () => C; }
    static #brand = 1;
    static branded() { return #brand in C; }
    static #method() { return 'private'; }
    static callMethod() { return C.#method(); }
    field = 1;
  }
  same(C.name, 'Replaced', 'the declared name');
  same(inner(), C, 'the inner name');
  same(C.own, C, 'this of a static field');
  same(C.block, 'Replaced', 'this of a static block');
  same(C.branded(), true, 'private static field');
  same(C.callMethod(), 'private', 'private static method');
  same(new C().extra + new C().field, 'extra1', 'instances');
  const expression = @((v, c) => { log.push(c.name); }) class {};
  same(taken(), 'expression', 'an anonymous class is named first');
  same(expression.name, 'expression', 'and keeps the name');
  same((@(() => Map) class {}), Map, 'any function');
}

// Initialisers that decorators add.
{
  @adds('class')
  class C {
    @adds('method') method() {}
    @adds('getter') get getter() { return 1; }
    @adds('#private') #private() {}
    @adds('first') first = say('first', 1);
    @adds('auto') accessor auto = say('auto', 2);
    @adds('last') last = say('last', 3);
    @adds('static-method') static method() {}
    @adds('static-first') static first = say('static-first', 1);
    @adds('static-auto') static accessor auto = say('static-auto', 2);
    static { log.push('block'); }
    constructor() { log.push('constructor'); }
  }
  same(taken(), 'init-static-method-C static-first init-static-first-C static-auto init-static-auto-C block init-class-C', 'static');
  new C();
  same(taken(), 'init-method init-getter init-#private first init-first auto init-auto last init-last constructor', 'instance');
  class D extends C { @adds('bound') bound() {} constructor() { log.push('before'); super(); log.push('after'); } }
  new D();
  same(taken(), 'before init-method init-getter init-#private first init-first auto init-auto last init-last constructor init-bound after', 'derived');
  const bound = (value, { name, addInitializer }) => { addInitializer(function () { this[name] = this[name].bind(this); }); };
  class E { who = 'E'; @bound say() { return this.who; } }
  const { say: said } = new E();
  same(said(), 'E', 'bound');
}

// A decorator is called on the object it is a member of.
{
  const holder = { tag: 'holder', dec(value, context) { log.push(`${this.tag}-${context.kind}`); }, make() { return this.dec; } };
  @holder.dec class C { @holder.dec method() {} @(holder.dec) field; }
  same(taken(), 'holder-method holder-field holder-class', 'receivers');
  class Inner { static #dec(value, context) { log.push(`private-${context.name}`); } static { @Inner.#dec class Other {} } }
  same(taken(), 'private-Other', 'a private decorator');
}

// Errors.
// Errors.
same(failure(() => { @(1) class C {} }), 'TypeError: A decorator must be a function: 1', 'no function');
same(failure(() => { class C { @(() => 1) m() {} } }), 'TypeError: A method decorator must return a function or undefined, not 1', 'method');
same(failure(() => { class C { @(() => null) f; } }), 'TypeError: A field decorator must return a function or undefined, not null', 'field');
same(failure(() => { class C { @(() => 'x') accessor a; } }), 'TypeError: An accessor decorator must return an object with get, set or init, or undefined, not "x"', 'accessor');
same(failure(() => { class C { @(() => ({ get: 1 })) accessor a; } }), 'TypeError: The get that an accessor decorator returns must be a function, not 1', 'accessor get');
same(failure(() => { @(() => ({})) class C {} }), 'TypeError: A class decorator must return a function or undefined, not #<Object>', 'class');
same(failure(() => { class C { @((v, c) => { c.addInitializer(1); }) m() {} } }), 'TypeError: An initializer must be a function: 1', 'initializer');
same(failure(() => { @C class C {} }), "ReferenceError: Cannot access 'C' before initialization", 'the class itself');
for (const text of [
  'class C { @d constructor() {} }', 'class C { @d static {} }', '@d function f() {}', '@d let x', '@d', 'class C { @d }',
  '@d() () class C {}', '@d[0] class C {}', '@d?.x class C {}', '@new.target class C {}', '@d`x` class C {}', 'class C { accessor constructor; }',
  'class C { static accessor prototype; }', 'class C { accessor m() {} }', 'class C { accessor #x; #x; }', '@ class C {}', '({ @d m() {} })',
  'class C { accessor async m() {} }', 'class C { accessor static x; }', '@await 1 class C {}']) {
  same(failure(() => Function(text)).split(':')[0], 'SyntaxError', text);
}

// Words that stay names.
{
  class C { accessor = 1; static accessor() { return 2; } }
  same(new C().accessor + C.accessor(), 3, 'accessor as a name');
  class D { accessor
    x = 1; }
  same(Object.keys(new D()).join(), 'accessor,x', 'a line break ends the field');
  class E { accessor accessor = 5; accessor static = 6; accessor get = 7; }
  same(new E().accessor + new E().static + new E().get, 18, 'accessors with such names');
  same((@dec('text') class F {}).toString(), "@dec('text') class F {}", 'the text of a class has its decorators');
  taken();
}

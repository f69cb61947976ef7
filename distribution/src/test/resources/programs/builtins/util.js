// Formatting, kinds of values, deep equality and command lines.
const util=require('util');
console.log(util.format('%s %d %i %f %j %o %O %c %%', 'a', 1.5, 2.7, '3.1', {a:1}, {b:[1]}, {c:2}, 'css'), util.format('a','b',{c:1}), util.format('%s'), util.format('%s %s','x'), util.format(1,2,'3'));
console.log(util.formatWithOptions({compact:false}, '%O', {a:1}), util.format('%s %s %s', {a:{b:1}}, [1,[2]], ()=>1), util.format('%s', class A{}), util.format('%s', Symbol('q')), util.format('%s %s', 12n, -0), util.format('%s', new Error('boo').message), util.format('%d %d %d', '0x10', 5n, {}), util.format('%x %s', 1), util.format('%s', null, undefined), util.format('%s', {toString(){return 'TS'}}), util.format('%s', new Date(0)),util.format('%s', Object.create(null)),util.format('%i %i %f', '12abc', Symbol('x'), 'zz'));
const sleep=util.promisify((ms,v,cb)=>setTimeout(()=>cb(null,v),ms));
(async()=>{ console.log(await sleep(1,'v'), sleep.name, sleep.length, util.promisify(setTimeout)===require('timers/promises').setTimeout);
 try { await util.promisify(cb=>cb(new Error('E')))() } catch(e) {console.log(e.message)}
 util.callbackify(async x=>x+1)(1,(e,v)=>console.log(e,v)); util.callbackify(async x=>{throw null})(1,(e,v)=>console.log(e.message,e.code,e.reason));
 console.log(await util.promisify(setImmediate)('imm'));
})();
function A(){};function B(){};util.inherits(A,B);console.log(new A() instanceof B, A.super_===B);
try{util.inherits(A,null)}catch(e){console.log(e.message)}
const d=util.deprecate(function foo(a){return a+1},'foo is old','DEP9');console.log(d(1),d(2),d.name);
console.log(util.stripVTControlCharacters('\u001b[31mred\u001b[0m'), JSON.stringify(util.styleText('red','x')), JSON.stringify(util.styleText(['bold','underline'],'x')));
try{util.styleText('nope','x')}catch(e){console.log(e.code,e.message.slice(0,80))}
const t=util.types;
const vals=[new Map,new Set,new WeakMap,new WeakSet,Promise.resolve(),new Proxy({},{}),new Date,/x/,new Error,new ArrayBuffer(1),new SharedArrayBuffer(1),new DataView(new ArrayBuffer(1)),new Uint8Array,new Float64Array,Object(1),Object('s'),Object(true),Object(1n),Object(Symbol()),new Map().keys(),new Set().values(),(function*(){})(),(function*(){}),async()=>{},async function*(){},(function(){return arguments})(),{},[],null,1,class extends Error{},new (class X extends Error{}),[][Symbol.iterator]()];
for(const v of vals) console.log(Object.keys(t).filter(k=>{try{return t[k](v)}catch{return false}}).join());
const e=util.isDeepStrictEqual;
const a1={x:1};a1.self=a1;const a2={x:1};a2.self=a2;
console.log([[1,1],[0,-0],[NaN,NaN],[{a:1},{a:1}],[{a:1},{a:1,b:2}],[[1,,2],[1,undefined,2]],[new Set([1,{a:1}]),new Set([1,{a:1}])],[new Map([[{k:1},'v']]),new Map([[{k:1},'v']])],[new Map([[1,2]]),new Map([[1,3]])],[a1,a2],[new Date(1),new Date(1)],[/a/g,/a/i],[new Error('a'),new Error('a')],[new Error('a',{cause:1}),new Error('a')],[Object('a'),Object('a')],[Object(1),Object(2)],[new Uint8Array([1,2]),new Uint8Array([1,2])],[new Uint8Array([1,2]),new Int8Array([1,2])],[new (class P{a=1}),{a:1}],[{[Symbol.for('x')]:1},{[Symbol.for('x')]:1}],[{[Symbol.for('x')]:1},{}],[()=>1,()=>1],[[1],{0:1,length:1}],[new WeakMap,new WeakMap],[Promise.resolve(1),Promise.resolve(2)],['1',1],[null,undefined],[new Float32Array([0]),new Float32Array([-0])],[[1,2,3],[1,2,3]],[new Set([[1],[2]]),new Set([[2],[1]])],[new ArrayBuffer(2),new ArrayBuffer(3)],[Object.create(null),{}]].map(([a,b])=>e(a,b)).join());
console.log(util.parseArgs({args:['-f','--bar','b','pos','--no-color','-abc','--x=1','--','--rest'],options:{f:{type:'boolean',short:'f'},bar:{type:'string'},a:{type:'boolean',short:'a'},b:{type:'boolean',short:'b'},c:{type:'boolean',short:'c'},x:{type:'string',multiple:true},color:{type:'boolean',default:true},d:{type:'string',default:'dd'}},allowPositionals:true,allowNegative:true,tokens:true}));
for(const o of [{args:['--foo']},{args:['pos']},{args:['--foo'],options:{foo:{type:'string'}}},{args:['--foo=1'],options:{foo:{type:'boolean'}}},{args:['-f','-x'],options:{foo:{type:'string',short:'f'}}},{args:['--u'],allowPositionals:true},{args:[],options:{a:{type:'x'}}},{args:[],options:{ab:{type:'string',short:'ab'}}},{args:5}]) try{console.log(util.parseArgs(o))}catch(e){console.log(e.code,e.message)}
console.log(util.parseArgs({args:['--foo','x','-b','-z9'],strict:false}), util.toUSVString('a\ud800'), util.isArray([]), util.inspect.custom, util.promisify.custom);
console.log(util.debuglog('q').enabled, Object.keys(util.inspect));
try{util.promisify(5)}catch(e){console.log(e.message)}

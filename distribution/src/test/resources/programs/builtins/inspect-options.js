// The options of util.inspect.
const u=require('util');
const o={a:{b:{c:{d:1,e:[1,2,3]}}},f:[1,[2,[3]]],m:new Map([[{a:1},2]])};
for (const compact of [true,false,0,1,2,3]) console.log(compact,u.inspect(o,{compact,depth:9}));
const big={};for(let i=0;i<30;i++)big['k'+i]=i;console.log(u.inspect(big,{compact:true}));console.log(u.inspect([big,big],{compact:true}));
console.log(u.inspect({get a(){return 5},set b(x){},get c(){return {x:1}},set c(x){},get d(){throw new Error('x')}},{getters:true}));
console.log(u.inspect({get a(){return 5},set b(x){},get c(){return {x:1}},set c(x){}},{getters:'get'}),u.inspect({get a(){return 5},get c(){return {x:1}},set c(x){}},{getters:'set'}));
console.log(u.inspect(new Proxy({a:1},{get(){return 7}}),{showProxy:true}),u.inspect(new Proxy(function f(){},{}),{showProxy:1}),u.inspect(new Proxy({a:1},{}),{showProxy:true,depth:-1}));
console.log(u.inspect([123456789,1234.56789,-1234567,123456789n,0.0001234,1e21],{numericSeparator:true}));
console.log(u.inspect({b:1,a:2,c:3},{sorted:true}),u.inspect({b:1,a:2,c:3},{sorted:(x,y)=>x<y?1:-1}));
console.log(u.inspect({a:{b:{c:{}}}},false,0),u.inspect({a:{b:{c:{}}}},true,null,true));
u.inspect.defaultOptions.depth=0; console.log({a:{b:1}}); u.inspect.defaultOptions={depth:5}; console.log({a:{b:{c:{d:{e:1}}}}}, u.inspect.defaultOptions);

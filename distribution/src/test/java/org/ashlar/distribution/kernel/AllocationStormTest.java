package org.ashlar.distribution.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.ashlar.api.Context;
import org.ashlar.api.Engine;
import org.ashlar.api.ErrorCode;
import org.ashlar.api.Limits;
import org.ashlar.api.Source;
import org.ashlar.api.TerminationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs that keep allocating by one built-in or form of the language: each ends at its quota on
 * the heap, and a context beside it still answers.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationStormTest {
  private static final Limits LIMITS = Limits.builder().heap("16m").build();

  private Engine engine;
  private Context neighbour;

  @BeforeAll
  void startNeighbour() {
    engine = Engine.builder().callerDriven().build();
    neighbour = engine.newContext().build();
    neighbour.eval(Source.script("neighbour.js", "globalThis.kept = Array.from('abc')"));
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          repeat                   | let s='x'; for(;;) s=s.repeat(2)
          padStart                 | let s='x'; for(let n=16;;n*=2) s=s.padStart(n,s)
          concat                   | let s='x'.repeat(1000); for(;;) s+=s
          ropes                    | const a=[]; let s=''; for(let i=0;;i++){ s+='some more text '+i; if(i%100==0){ s.charCodeAt(0); a.push(s)} }
          arrays                   | const a=[]; for(;;) a.push(Array(10000).fill(1))
          fill                     | const a=[]; for(;;) a.push(new Array(5000).fill({}))
          push                     | const a=[]; for(;;) a.push(a.length)
          splice                   | const a=[1]; for(;;) a.splice(0,0,...a.slice(0,1000))
          spread                   | let a=[1,2]; for(;;) a=[...a,...a]
          array concat             | let a=[1,2]; for(;;) a=a.concat(a)
          typed arrays             | const a=[]; for(;;) a.push(new Uint8Array(1000))
          large buffers            | const a=[]; for(;;) a.push(new ArrayBuffer(1e6))
          shared buffers           | const a=[]; for(;;) a.push(new SharedArrayBuffer(1e6))
          resize                   | const a=[]; for(;;){ const b=new ArrayBuffer(1,{maxByteLength:1e6}); b.resize(1e6); a.push(b) }
          transfer                 | let b=new ArrayBuffer(1); const a=[]; for(let n=1;;n*=2){ b=b.transfer(n); }
          json parse               | const t=JSON.stringify(Array(1000).fill({a:[1,2,3]})); const a=[]; for(;;) a.push(JSON.parse(t))
          json stringify           | let o=[1]; for(;;) o=[JSON.stringify([o,o])]
          json once                | const o=Array(1e6).fill('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'); for(;;) JSON.stringify([o,o,o,o,o,o])
          bigint shift             | const a=[]; for(let i=1n;;i++) a.push(1n<<(100000n+i))
          regexp result            | const a=[]; const t='ab'.repeat(1000); for(;;) a.push(t.match(/a(b)/g))
          split                    | const a=[]; const t='ab,'.repeat(10000); for(;;) a.push(t.split(','))
          replaceAll               | let t='aa'; for(;;) t=t.replaceAll('a','aaa')
          replace function         | let t='aa'; for(;;) t=t.replace(/a/g,()=>'aaa')
          map growth               | const m=new Map(); for(let i=0;;i++) m.set(i,i)
          set growth               | const m=new Set(); for(let i=0;;i++) m.add('k'+i)
          weak map growth          | const m=new WeakMap(), k=[]; for(;;){ const o={}; k.push(o); m.set(o,[o]) }
          array from               | Array.from({length:1e9},(x,i)=>[i])
          array from iterator      | Array.from((function*(){ for(let i=0;;i++) yield [i] })())
          string raw               | let t='xx'; for(;;) t=String.raw({raw:[t,t,t]})
          join                     | let a=['xx','yy']; for(;;){ const t=a.join('-'); a=[t,t,t] }
          template literals        | let t='xx'; for(;;) t=`${t}-${t}-${t}`
          symbols                  | const a=[]; for(let i=0;;i++) a.push(Symbol('description '+i))
          symbol registry          | for(let i=0;;i++) Symbol.for('description '+i)
          properties               | const o={}; for(let i=0;;i++) o['k'+i]=i
          objects of one own key   | const a=[]; for(let i=0;;i++){ const o={}; o['k'+i]=i; a.push(o) }
          objects of own keys      | const a=[]; for(let i=0;;){ const o={a:1}; for(let j=0;j<100;j++) o['k'+i++]=j; a.push(o) }
          closures                 | const a=[]; for(let i=0;;i++) a.push(()=>i)
          generators               | const a=[]; function* g(x){ yield x } for(let i=0;;i++){ const x=g([i]); x.next(); a.push(x) }
          promise chain            | let p=Promise.resolve(); for(;;) p=p.then(()=>1)
          promise reactions        | const p=new Promise(()=>{}); for(;;) p.then(()=>1)
          async functions          | const p=new Promise(()=>{}); async function f(x){ await p; return x } for(;;) f([1])
          promise jobs             | function f(){ Promise.resolve([1]).then(f); Promise.resolve([1]).then(f) } f()
          microtasks               | function f(){ queueMicrotask(f); queueMicrotask(f) } f()
          timers                   | for(let i=0;;i++) setTimeout(()=>i,1e6)
          deep recursion closures  | const a=[]; function f(n){ a.push({n}); if(n>0) f(n-1) } for(;;) f(1000)
          linked list              | let h=null; for(;;) h={h}
          array holes              | const a=[]; for(let i=0;;i+=1000) a[i]=i
          regexps                  | const a=[]; for(let i=0;;i++) a.push(new RegExp('x(y)+'+i))
          errors                   | const a=[]; for(let i=0;;i++) a.push(new Error('e'+i))
          classes                  | const a=[]; for(let i=0;;i++) a.push(class { #x=i; get(){ return this.#x } })
          proxies                  | let p={}; for(;;) p=new Proxy(p,{})
          bound                    | let f=()=>1; const a=[]; for(;;){ a.push(f.bind(null,[1])) }
          finalization             | const r=new FinalizationRegistry(()=>{}); const k={}; for(;;) r.register(k,[1])
          to sorted                | let a=[3,1,2,4]; for(;;) a=a.toSorted().concat(a.toReversed())
          flat                     | let a=[[1],[2]]; for(;;){ a=a.flat(); a=[a,a,a].flat().map(x=>[x]) }
          group by                 | const a=[]; for(;;) a.push(Object.groupBy([1,2,3,4,5,6],x=>'k'+x))
          object entries           | const o={}; for(let i=0;i<1000;i++) o['k'+i]=i; const a=[]; for(;;) a.push(Object.entries(o))
          object assign            | const a=[]; for(;;) a.push({...{a:[1],b:2,c:3}})
          from entries             | const e=Array.from({length:1000},(_, i)=>['k'+i,i]); const a=[]; for(;;) a.push(Object.fromEntries(e))
          iterator toArray         | (function*(){ for(let i=0;;i++) yield [i] })().toArray()
          typed from               | let a=new Uint8Array(2); for(;;) a=Uint8Array.from([...a,...a])
          date strings             | const a=[]; for(let i=0;;i++) a.push(new Date(i).toISOString())
          number strings           | const a=[]; for(let i=0;;i++) a.push((i+0.5).toString())
          from char code           | const a=[]; for(;;) a.push(String.fromCharCode(...Array(1000).fill(97)))
          arguments                | const a=[]; function f(){ a.push(arguments) } for(;;) f(1,2,3,4,5,6)
          array sort               | const a=[]; for(;;){ a.push(...Array(50000).fill(0).map((_, i)=>({i}))); a.sort((x,y)=>x.i-y.i) }
          bigint pow               | const a=[]; for(let i=0n;;i++) a.push(3n**(100000n+i))
          """)
  void aStormEndsAtItsQuota(String kind, String program) {
    assertThat(kind).isNotBlank();
    try (Context context = engine.newContext().limits(LIMITS).build()) {
      assertThatExceptionOfType(TerminationException.class)
          .isThrownBy(
              () -> {
                context.eval(Source.script("storm.js", program));
                context.runUntilIdle();
              })
          .withMessageContaining(" at ")
          .satisfies(end -> assertThat(end.code()).isEqualTo(ErrorCode.HEAP_QUOTA_EXCEEDED));
    }
    assertThat(neighbour.eval(Source.script("neighbour.js", "kept.join('')")).asString())
        .isEqualTo("abc");
  }
}

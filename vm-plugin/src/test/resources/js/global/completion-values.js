// What a script or eval yields is the value of the last statement that has one.
const rows = [
  ['', undefined],
  ['1', 1],
  ['1;', 1],
  ['1;;;', 1],
  ['1; {}', 1],
  ['1; var x = 2;', 1],
  ['1; let x = 2;', 1],
  ['1; function f() {}', 1],
  ['1; class C {}', 1],
  ['2; if (true) {}', undefined],
  ['2; if (false) 3;', undefined],
  ['2; if (true) 3; else 4;', 3],
  ['2; do { } while (false)', undefined],
  ['do { 5; break; } while (true)', 5],
  ['do { 5; continue; } while (false)', 5],
  ['do { 5; if (true) { break; } } while (true)', undefined],
  ['1; for (var i = 0; i < 3; i++) i;', 2],
  ['1; for (var i = 0; i < 3; i++) { }', undefined],
  ['for (const k in { a: 1, b: 2 }) k;', 'b'],
  ['for (const v of [7, 8]) { v; }', 8],
  ['for (const v of [7, 8]) { if (v === 8) break; v; }', undefined],
  ['1; while (false) 2;', undefined],
  ['switch (1) { case 1: 6; case 2: 7; break; default: 8 }', 7],
  ['switch (1) { case 1: 6; case 2: }', 6],
  ['1; switch (1) { case 1: }', undefined],
  ['1; try { 2 } finally { 3 }', 2],
  ['try { throw 1 } catch (e) { e + 1 } finally { 9 }', 2],
  ['do { try { 1; break; } finally { 2; } } while (false)', 1],
  ['do { try { 1 } finally { 2; break; } } while (false)', 2],
  ['label: { 4; break label; 5; }', 4],
  ['label: { 4; { break label; } }', 4],
  ['with ({ y: 3 }) y', 3],
  ['1; with ({}) {}', undefined],
  ['3; debugger;', 3],
  ['"use strict"', 'use strict'],
  ['4; eval("")', undefined],
  ['eval("5; var z")', 5],
];
for (const [program, expected] of rows) {
  for (const [way, run] of [['indirect', eval], ['direct', (text) => eval(text)]]) {
    const actual = (0, run)(program);
    if (!Object.is(actual, expected)) {
      throw new Error(`${way} eval of ${program} yields ${String(actual)} instead of ${String(expected)}`);
    }
  }
}

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

function text(value) {
  return JSON.stringify(value, (key, item) => (item === undefined ? "-" : item));
}

// Results: captures, index, input, groups and indices.
const match = /(?<year>\d{4})-(?<month>\d\d)(x)?/d.exec("on 2024-05!");
same(text(match), '["2024-05","2024","05","-"]', "captures");
same(match.index, 3, "index");
same(match.input, "on 2024-05!", "input");
same(Object.getPrototypeOf(match.groups), null, "groups inherit nothing");
same(text(match.groups), '{"year":"2024","month":"05"}', "groups");
same(text(match.indices), "[[3,10],[3,7],[8,10],\"-\"]", "indices");
same(text(match.indices.groups.month), "[8,10]", "indices of groups");
same(Object.keys(match).slice(4).join(), "index,input,groups,indices", "order of keys");
same(/a/.exec("b"), null, "no match");
match.index = 0.5;
same(/b/.exec("ab").index, 1, "a program may have stored another number in an earlier result");

// lastIndex.
const sticky = /a/y;
sticky.lastIndex = 1;
same(sticky.test("ba"), true, "sticky finds where it stands");
same(sticky.lastIndex, 2, "and moves on");
same(sticky.test("ba"), false, "beyond the end");
same(sticky.lastIndex, 0, "and starts again");
const frozen = Object.freeze(/a/g);
throws(TypeError, () => frozen.test("a"), "lastIndex of a frozen object");
same(Object.freeze(/a/).test("a"), true, "which a plain one does not write");
const converting = /b/g;
converting.lastIndex = { valueOf: () => converting.compile("c", "g") && 0 };
same(converting.test("c"), true, "the conversion of lastIndex may compile anew");

// The methods that strings call.
same("aXbXc".replace(/x/gi, "[$&$`$']"), "a[XabXc]b[XaXbc]c", "template");
same("a-b".replace(/(?<l>\w)-(?<r>\w)/, "$<r>-$<l>$1$3"), "b-aa$3", "names and numbers");
same("abc".replace(/b/g, (m, at, all) => m + at + all), "ab1abcc", "function");
same("abc".replace(/(?<x>b)/, (...list) => text(list[list.length - 1])), 'a{"x":"b"}c', "groups");
same("\u{1F600}".replace(/(?:)/gu, "-"), "-\u{1F600}-", "by code points");
same("\u{1F600}".replace(/(?:)/g, "-").length, 5, "by units");
same(text("a1b22".match(/\d+/g)), '["1","22"]', "match");
same("abc".match(/x/g), null, "no matches");
same(text([..."a1b2".matchAll(/([a-z])(\d)/g)].map((m) => m[2] + m.index)), '["10","22"]', "matchAll");
same("abc".search(/c/g), 2, "search");
same(text("a1b2c".split(/(\d)/)), '["a","1","b","2","c"]', "split with captures");
same(text("abc".split(/(?:)/, 2)), '["a","b"]', "split with a limit");
same(text("".split(/x/)), '[""]', "split of nothing");
same(text("".split(/(?:)/)), "[]", "split of nothing by nothing");
same(text("ab".split(/$/)), '["ab"]', "split at the end");

// Whoever changes the protocol is asked.
class Loud extends RegExp {
  exec(string) {
    const result = super.exec(string);
    if (result) {
      result[0] = result[0].toUpperCase();
    }
    return result;
  }
}
same("abab".replace(new Loud("b", "g"), "[$&]"), "a[B]a[B]", "subclass");
same(text("abab".match(new Loud("b", "g"))), '["B","B"]', "subclass and match");
const own = /b/;
own.exec = () => null;
same(own.test("b"), false, "own exec");
const proto = RegExp.prototype;
const exec = proto.exec;
proto.exec = function (string) {
  return exec.call(this, string.replaceAll("x", "b"));
};
same(/b/.test("x"), true, "patched prototype");
delete proto.exec;
throws(TypeError, () => /b/.exec("x"), "deleted method");
same(/b/.test("b"), true, "without exec the original is used");
Object.defineProperty(proto, "exec", { value: exec, writable: true, configurable: true });

// Constructor, accessors, text.
same(String(new RegExp("a/b\n[/]", "gi")), "/a\\/b\\n[/]/gi", "source is a literal");
same(String(new RegExp("")), "/(?:)/", "empty source");
same(/a/dgimsuy.flags, "dgimsuy", "flags");
same(RegExp(sticky), sticky, "a call with a RegExp");
same(new RegExp(/a/g, "i").flags, "i", "other flags");
same(RegExp.prototype.source + RegExp.prototype.global, "(?:)undefined", "prototype");
throws(SyntaxError, () => new RegExp("(", "g"), "syntax");
throws(SyntaxError, () => new RegExp("a", "uv"), "flags");
same(RegExp.escape("1a.b-\u2028\ud800"), "\\x31a\\.b\\x2d\\u2028\\ud800", "escape");
same(new RegExp(RegExp.escape("a+b"), "v").test("a+b"), true, "escaped text matches itself");

// The legacy static properties.
/(b)(c)?/.exec("abd");
same([RegExp.$1, RegExp.$2, RegExp.lastMatch, RegExp["$`"], RegExp["$'"]].join(), "b,,b,a,d", "legacy");
new Loud("b").exec("b");
throws(TypeError, () => RegExp.$1, "a subclass leaves nothing behind");

// A lexer that eats its input takes time in proportion to it, and so do explosive patterns.
let rest = "word and more ".repeat(20000);
let words = 0;
for (let token = /^(\w+)\s*/.exec(rest); token !== null; token = /^(\w+)\s*/.exec(rest)) {
  words++;
  rest = rest.slice(token[0].length);
}
same(words, 60000, "words");
same(/^(a+)+$/.test("a".repeat(50000) + "b"), false, "explosive pattern");
same(/^(?:.|\n)*x/.test("a\n".repeat(200000)), false, "deep stack");
same(/(?<=\p{RGI_Emoji})x/v.exec("\u{1F468}\u200D\u{1F469}x").index, 5, "strings looked behind");
same(/^\p{RGI_Emoji}$/v.test("\u{1F468}\u200D\u{1F469}\u200D\u{1F467}"), true, "longest string");
throws(SyntaxError, () => new RegExp("(".repeat(50000) + ")".repeat(50000)), "nesting");

// Writes random patterns and texts with the matches that Node finds, for RegExpDifferential:
//   node regexp-cases.js SEED COUNT > cases
// A line holds, separated by tabs: pattern, flags, text (units in hexadecimal), index, bounds.
"use strict";

let state = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 10000);

function random(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}

const pick = (list) => list[random(list.length)];
const FLAGS = ["", "i", "m", "s", "u", "iu", "v", "iv", "y", "imsu", "uy", "ims"];
// Node 20 loses its way in repeated negated classes under the flag v, so there are none with it.
const ATOMS = [
  "a", "b", "c", "ab", "abc", "A", "k", "s", "\\u212a", "\\u017f", "é", "É", "ß", "ǆ", ".", "\\d",
  "\\w", "\\W", "\\s", "\\S", "[ab]", "[a-c]", "[\\w-]", "\\n", "1", "_", " ", "ſ", "(?:)", "[]",
  "😀", "[😀a]", "\\ud83d", "\\ude00", "[\\ud83d]", "[A-Z]", "[k-s]", "Σ", "σ", "ς", "\\x61", "-",
];
const NEGATED = ["[^ab]", "[^\\d\\s]", "[^]", "[^a]", "[^😀]", "[^k-s]"];
const PROPERTIES = ["\\p{L}", "\\P{L}", "\\p{Lu}", "\\P{Lu}", "[\\p{Ll}\\d]", "\\p{Script=Greek}"];
const QUANTIFIERS = [
  "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{2,}", "{1,3}?", "{0}", "{3}",
];
const PIECES = [
  "a", "b", "c", "ab", "A", "B", "1", "_", " ", "\n", "k", "K", "\u212a", "s", "S", "ſ", "é", "É",
  "ß", "😀", "\ud83d", "\ude00", "-", "Σ", "ς", "abc", "aaab", "ǆ", "Ǆ", "\u2028",
];

let flags;
let groups;

function atom() {
  if (/[uv]/.test(flags) && random(6) === 0) {
    return pick(PROPERTIES);
  }
  return !flags.includes("v") && random(6) === 0 ? pick(NEGATED) : pick(ATOMS);
}

function term(depth) {
  const kind = depth > 0 ? random(20) : 0;
  if (kind < 9) {
    return { text: atom(), repeats: true };
  }
  if (kind === 9) {
    return { text: pick(["^", "$", "\\b", "\\B"]), repeats: false };
  }
  if (kind === 10 && groups > 0) {
    return { text: `\\${1 + random(groups)}`, repeats: true };
  }
  const head = ["(", "(", "(", "(?:", "(?:", "(?=", "(?!", "(?<=", "(?<!"][random(9)];
  groups += head === "(" ? 1 : 0;
  return { text: `${head}${disjunction(depth - 1)})`, repeats: head.length !== 3 || head === "(?:" };
}

function alternative(depth) {
  let text = "";
  for (let left = random(4); left > 0; left--) {
    const made = term(depth);
    const quantifier = made.repeats && random(2) === 0 ? pick(QUANTIFIERS) : "";
    const single = made.text.length === 1 || /^[\\[(]/.test(made.text) || quantifier === "";
    const lookBehind = made.text.startsWith("(?<");
    text += lookBehind ? made.text : (single ? made.text : `(?:${made.text})`) + quantifier;
  }
  return text;
}

function disjunction(depth) {
  return Array.from({ length: 1 + Math.max(0, random(5) - 2) }, () => alternative(depth)).join("|");
}

// Node also looks for matches inside surrogate pairs, which the language does not; so the places
// are tried here one by one.
function find(pattern, text, index) {
  const places = /[uv]/.test(flags) && !flags.includes("y");
  const expression = new RegExp(pattern, `${flags}d${places ? "y" : flags.includes("y") ? "" : "g"}`);
  for (let place = index; place <= text.length; place += text.codePointAt(place) > 0xffff ? 2 : 1) {
    expression.lastIndex = place;
    const match = expression.exec(text);
    if (match !== null || !places) {
      return match;
    }
  }
  return null;
}

const units = (text) => Array.from(text.split(""), (unit) => unit.charCodeAt(0).toString(16)).join(" ");

for (let made = 0; made < count; made++) {
  flags = pick(FLAGS);
  groups = 0;
  const pattern = disjunction(pick([1, 2, 2])) || "(?:)";
  const text = Array.from({ length: random(14) }, () => pick(PIECES)).join("");
  const index = random(4) > 0 || /[uv]/.test(flags) ? 0 : random(text.length + 1);
  let bounds;
  try {
    const match = find(pattern, text, index);
    bounds = match === null ? "none" : match.indices.map((pair) => pair?.join() ?? "-").join(" ");
  } catch (error) {
    bounds = "error";
  }
  console.log([units(pattern), flags, units(text), index, bounds].join("\t"));
}

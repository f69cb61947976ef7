'use strict';
// The message of an assertion that compared two values: where their texts differ.

const { inspect } = internal;

const headings = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

const longestShortPair = 12;
const mostPrintedLines = 50;
const context = 2;

function textOf(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity,
    maxStringLength: Infinity, showHidden: false, showProxy: false, sorted: true, getters: true,
    breakLength: Infinity,
  });
}

const isObject = (value) => typeof value === 'object' && value !== null;

function bothReferences(a, b) {
  return (isObject(a) && isObject(b)) || (typeof a === 'function' && typeof b === 'function');
}

// Lines that are the same but for a comma at their end count as the same.
function sameLine(actual, expected) {
  return actual === expected || actual === `${expected},` || `${actual},` === expected;
}

// What both texts end with, cut off from them.
function cutCommonEnd(actual, expected) {
  const common = [];
  while (actual.length && expected.length && actual.at(-1) === expected.at(-1)) {
    common.unshift(actual.pop());
    expected.pop();
  }
  return common;
}

function indicatorOf(actual, expected) {
  const columns = process.stderr.isTTY ? process.stderr.columns : 80;
  if (actual.length + expected.length >= columns) return '';
  let at = 0;
  while (actual[at] === expected[at]) at++;
  return at > 2 ? `\n  ${' '.repeat(at)}^` : '';
}

// Collects the lines that are printed; what repeats for long is left out.
class Report {
  constructor() {
    this.text = '';
    this.pending = '';
    this.printed = 0;
    this.same = 0;
    this.skipped = false;
  }

  line(mark, text) {
    this.text += `\n${mark} ${text}`;
    this.printed++;
  }

  // Before a difference: up to two of the same lines that were not printed, or a mark for more.
  catchUp(lines, at) {
    if (this.same > context) {
      const hidden = this.same - context;
      if (hidden > 3) {
        this.text += '\n...';
        this.skipped = true;
      } else if (hidden === 3) {
        this.line(' ', lines[at - 3]);
      }
      if (hidden > 1) this.line(' ', lines[at - 2]);
      this.line(' ', lines[at - 1]);
    }
    this.same = 0;
  }

  common(text) {
    this.text += this.pending;
    this.pending = '';
    if (++this.same <= context) this.line(' ', text);
  }

  actual(text) {
    this.line('+', text);
  }

  // Expected lines follow the actual ones they stand against.
  expected(text) {
    this.pending += `\n- ${text}`;
    this.printed++;
  }
}

function compareLines(heading, actual, expected) {
  const end = cutCommonEnd(actual, expected);
  const report = new Report();
  let tail = end.slice(0, end.length > 3 ? undefined : 3).slice(-3).map((line) => `\n  ${line}`).join('');
  if (end.length >= 5) {
    tail = `\n...${tail}`;
    report.skipped = true;
  }
  if (end.length > 3) tail = `\n  ${end[0]}${tail}`;
  const count = Math.max(actual.length, expected.length);
  const longer = actual.length >= expected.length ? actual : expected;
  const shared = Math.min(actual.length, expected.length);
  const top = `${heading}\n+ actual - expected`;
  for (let i = 0; i < count; i++) {
    if (i >= shared) {
      report.catchUp(longer, i);
      if (longer === actual) report.actual(actual[i]);
      else report.expected(expected[i]);
    } else if (sameLine(actual[i], expected[i])) {
      report.common(expected[i].endsWith(',') && !actual[i].endsWith(',') ? expected[i] : actual[i]);
    } else {
      report.catchUp(actual, i);
      report.actual(actual[i]);
      report.expected(expected[i]);
    }
    if (report.printed > mostPrintedLines && i < count - 2) {
      return `${top} ... Lines skipped\n${report.text}\n...${report.pending}\n...`;
    }
  }
  return `${top}${report.skipped ? ' ... Lines skipped' : ''}\n${report.text}${report.pending}${tail}`;
}

function identical(text) {
  const lines = text.split('\n');
  if (lines.length > 50) lines.splice(46, Infinity, '...');
  return `${headings.notIdentical}\n\n${lines.join('\n')}\n`;
}

function differenceOf(actual, expected, operator) {
  const references = operator === 'strictEqual' && bothReferences(actual, expected);
  const heading = headings[references ? 'strictEqualObject' : operator];
  const actualText = textOf(actual);
  const expectedText = textOf(expected);
  const actualLines = actualText.split('\n');
  const expectedLines = expectedText.split('\n');
  if (actualText === expectedText) return identical(actualText);
  let indicator = '';
  if (actualLines.length === 1 && expectedLines.length === 1) {
    const short = actualText.length + expectedText.length <= longestShortPair;
    if (short && !isObject(actual) && !isObject(expected) && (actual !== 0 || expected !== 0)) {
      return `${heading}\n\n${actualText} !== ${expectedText}\n`;
    }
    if (!short && !references) indicator = indicatorOf(actualText, expectedText);
  }
  return compareLines(heading, actualLines, expectedLines) + indicator;
}

// The message where two values should have differed.
function samenessOf(actual, operator) {
  const references =
    operator === 'notStrictEqual' && (isObject(actual) || typeof actual === 'function');
  const heading = headings[references ? 'notStrictEqualObject' : operator];
  const lines = textOf(actual).split('\n');
  if (lines.length > 50) lines.splice(46, Infinity, '...');
  const body = lines.join('\n');
  return lines.length === 1
    ? `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${body}`
    : `${heading}\n\n${body}\n`;
}

function cut(text, most) {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

// Messages of the functions that compare loosely.
function looseMessage(actual, expected, operator) {
  let left = textOf(actual);
  let right = textOf(expected);
  if (operator === 'notDeepEqual' && left === right) {
    const lines = left.split('\n');
    const shown = cut(left, 1024);
    return `${headings.notDeepEqual}${lines.length > 1 || left.length > 5 ? '\n\n' : ' '}${shown}`;
  }
  left = cut(left, 512);
  right = cut(right, 512);
  if (operator === 'deepEqual') return `${headings.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  if (operator === 'notDeepEqual') {
    return `${headings.notDeepEqualUnequal}\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  }
  return `${left} ${operator} ${right}`;
}

function messageOf(actual, expected, operator) {
  switch (operator) {
    case 'deepStrictEqual':
    case 'strictEqual':
      return differenceOf(actual, expected, operator);
    case 'notDeepStrictEqual':
    case 'notStrictEqual':
      return samenessOf(actual, operator);
    default:
      return looseMessage(actual, expected, operator);
  }
}

module.exports = { messageOf };

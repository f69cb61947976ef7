import { SyntaxFault } from './faults.mjs';

const PATTERN = /(?<number>\d+(?:\.\d+)?)|(?<name>[a-z]+)|(?<sign>[-+*\/^(),])/y;

export function* tokens(text) {
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(text);
    if (!match) throw new SyntaxFault(`unexpected '${text[at]}'`, at);
    const [kind, value] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    yield { kind, value, at };
    at = PATTERN.lastIndex;
  }
  yield { kind: 'end', value: 'the end', at };
}

import { SyntaxFault } from './faults.mjs';
import { Call, Literal, Name, Operation } from './nodes.mjs';
import { tokens } from './tokens.mjs';

const BINDING = { '+': [1, 2], '-': [1, 2], '*': [3, 4], '/': [3, 4], '^': [8, 7] };
const PREFIX = 6;

export function parse(text) {
  const input = tokens(text);
  let token = input.next().value;
  const next = () => {
    const last = token;
    token = input.next().value ?? token;
    return last;
  };
  const expect = (value) => {
    if (token.value !== value) throw new SyntaxFault(`expected '${value}', found '${token.value}'`, token.at);
    next();
  };

  function primary() {
    const { kind, value, at } = next();
    if (kind === 'number') return new Literal(Number(value));
    if (kind === 'name') return token.value === '(' ? new Call(value, operands()) : new Name(value);
    if (value === '-') return new Operation('-', expression(PREFIX));
    if (value !== '(') throw new SyntaxFault(`unexpected '${value}'`, at);
    const inner = expression(0);
    expect(')');
    return inner;
  }

  function operands() {
    expect('(');
    const found = [expression(0)];
    while (token.value === ',') {
      next();
      found.push(expression(0));
    }
    expect(')');
    return found;
  }

  function expression(least) {
    let left = primary();
    for (let power; (power = BINDING[token.value]) && power[0] >= least; ) {
      left = new Operation(next().value, left, expression(power[1]));
    }
    return left;
  }

  const tree = expression(0);
  if (token.kind !== 'end') throw new SyntaxFault(`unexpected '${token.value}'`, token.at);
  return tree;
}

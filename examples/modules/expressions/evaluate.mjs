import { Call, Literal, Name } from './nodes.mjs';

const OPERATIONS = {
  '+': (a, b) => a + b,
  '-': (a, b) => (b === undefined ? -a : a - b),
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

export function evaluate(node, scope) {
  if (node instanceof Literal) return node.value;
  if (node instanceof Name) return scope.value(node.name);
  const operands = node.operands.map((operand) => evaluate(operand, scope));
  return node instanceof Call ? scope.function(node.name)(...operands) : OPERATIONS[node.sign](...operands);
}

import { Call, Literal, Name, Operation } from './nodes.mjs';

export function print(node) {
  if (node instanceof Literal) return String(node.value);
  if (node instanceof Name) return node.name;
  if (node instanceof Call) return `${node.name}(${node.operands.join(', ')})`;
  if (!(node instanceof Operation)) throw new TypeError('not a node');
  return node.operands.length === 1 ? `(${node.sign}${node.operands[0]})` : `(${node.operands.join(` ${node.sign} `)})`;
}

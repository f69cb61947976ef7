// Evaluates arithmetic expressions: text -> tokens -> tree -> value.
import { evaluate } from './evaluate.mjs';
import { parse } from './parse.mjs';
import { print } from './print.mjs';
import { standard } from './scope.mjs';

const programs = ['1 + 2 * 3', '2 ^ 3 ^ 2', '-(4 - 6) * pi', 'max(1, sqrt(16), 3) / 0', 'half(21) + tax', '1 + )', 'lost + 1'];
for (const text of programs) {
  try {
    const tree = parse(text);
    console.log(`${print(tree)} = ${evaluate(tree, standard)}`);
  } catch (error) {
    console.log(`${text}: ${error.name}: ${error.message}`);
  }
}

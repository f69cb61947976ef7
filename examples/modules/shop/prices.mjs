import { cents } from './money.mjs';

const lines = `pen 1.20
ink 3.45
paper 0.99`;

export default new Map(lines.split('\n').map((line) => line.split(' ')).map(([name, price]) => [name, cents(price)]));

// A process without a terminal.
const { isatty } = require('tty');

console.log(isatty(9), isatty('1'));

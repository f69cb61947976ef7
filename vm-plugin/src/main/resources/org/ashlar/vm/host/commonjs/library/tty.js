'use strict';

const { isTerminal } = internal;

// The streams of a terminal are those of the process; a program cannot open others.
module.exports = {
  isatty: (descriptor) =>
    Number.isInteger(descriptor) && descriptor >= 0 && descriptor <= 2 && isTerminal(descriptor),
};

// This module and print.mjs import each other: a node prints itself by the printer, which asks the node for its kind.
import { print } from './print.mjs';

class Node {
  toString() {
    return print(this);
  }
}

export class Literal extends Node {
  constructor(value) {
    super();
    this.value = value;
  }
}

export class Name extends Node {
  constructor(name) {
    super();
    this.name = name;
  }
}

export class Operation extends Node {
  constructor(sign, ...operands) {
    super();
    this.sign = sign;
    this.operands = operands;
  }
}

export class Call extends Node {
  constructor(name, operands) {
    super();
    this.name = name;
    this.operands = operands;
  }
}

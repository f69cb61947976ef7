export class Fault extends Error {
  get name() {
    return this.constructor.name;
  }
}

export class SyntaxFault extends Fault {
  constructor(message, at) {
    super(`${message} at ${at}`);
    this.at = at;
  }
}

export class ScopeFault extends Fault {}

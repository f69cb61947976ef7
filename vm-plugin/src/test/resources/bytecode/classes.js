class A extends B {
  #x = 1;
  static count = 0;
  [key] = () => this;
  constructor(a) {
    super(...a);
    A.count++;
  }
  #private() { return this.#x; }
  get x() { return #x in this && super.x; }
  static { this.#register(); }
  static #register() {}
}

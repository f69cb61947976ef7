export class CycleError extends Error {
  constructor(path) {
    super(`these need one another: ${path.join(' -> ')}`);
  }
}

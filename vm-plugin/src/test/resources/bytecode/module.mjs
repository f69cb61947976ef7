import def, { a as b } from "./x.js";
import * as ns from "./y.js" with { type: "json" };
export { b as c, local as d };
export * from "./z.js";
export default function () { return ns; }
let local = b();
await def;

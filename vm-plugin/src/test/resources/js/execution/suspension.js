function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

// Order of what happens in generators, async functions and async generators.
const log = [];
function* numbers() {
  try {
    log.push("in " + (yield 1));
    yield 2;
  } finally {
    log.push("closed");
  }
}
const it = numbers();
same(it.next("lost").value, 1, "first");
same(it.next("sent").value, 2, "second");
const end = it.return("r");
same(end.value + end.done, "rtrue", "return");
same(log.join(), "in sent,closed", "events");
let running;
running = (function* () {
  running.next();
})();
let message = "";
try {
  running.next();
} catch (e) {
  message = e.message;
}
same(message, "Generator is already running", "re-entry");
function* caught() {
  try {
    yield 1;
  } catch (e) {
    yield "caught " + e;
  }
}
const c = caught();
c.next();
same(c.throw("x").value, "caught x", "throw into a handler");
same(c.next().done, true, "after it");

const order = [];
async function steps(name) {
  order.push(name + 1);
  await null;
  order.push(name + 2);
  try {
    await Promise.reject(name);
  } catch (e) {
    order.push("rejected " + e);
  }
  return name;
}
async function* ticks() {
  try {
    yield* [1, Promise.resolve(2)];
    yield 3;
  } finally {
    order.push("ticks closed");
  }
}
(async () => {
  const both = Promise.all([steps("a"), steps("b")]);
  order.push("sync end");
  same((await both).join(), "a,b", "results");
  same(order.join(), "a1,b1,sync end,a2,b2,rejected a,rejected b", "interleaving");
  order.length = 0;
  for await (const n of ticks()) {
    order.push(n);
    if (n === 2) break;
  }
  same(order.join(), "1,2,ticks closed", "for await");
  const queue = ticks();
  const requests = await Promise.all([queue.next(), queue.return("q"), queue.next()]);
  same(JSON.stringify(requests), JSON.stringify([
    { value: 1, done: false },
    { value: "q", done: true },
    { done: true },
  ]), "queued requests");
  const thenable = { then: (resolve) => resolve("from a thenable") };
  same(await thenable, "from a thenable", "thenables");
})();

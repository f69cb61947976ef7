function* numbers(a) {
  try {
    const got = yield 1;
    yield* a;
  } finally {
    done();
  }
}
async function* stream(source) {
  for await (const chunk of source) yield chunk;
}
const wait = async (p) => await p + 1;

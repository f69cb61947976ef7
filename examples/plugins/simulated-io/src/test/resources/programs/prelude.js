function equal(actual, expected) {
  if (!Object.is(actual, expected)) {
    throw new Error(`expected ${String(expected)}, but it was ${String(actual)}`);
  }
}

async function fails(action, code, errno, syscall, path) {
  let error;
  try {
    await action();
  } catch (thrown) {
    error = thrown;
  }
  equal(error === undefined, false);
  equal(error.code, code);
  if (errno !== undefined) {
    equal(error.errno, errno);
    equal(error.syscall, syscall);
    equal(error.path, path);
  }
}

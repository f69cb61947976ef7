"use strict";

/*
 * Makes programs and runs them, one request after the other: a request is a line with `make SEED` or `run LENGTH` and, after
 * the latter, so many bytes of text; the answer is a line with the lengths of the program and of what it noted, and both.
 * What Node cannot run has noted nothing.
 */

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { program } = require("./program.js");

const TIMEOUT_MS = 1000;
const prelude = new vm.Script(fs.readFileSync(path.join(__dirname, "prelude.js"), "utf8"));

/** What a program noted, and how it ended. */
function noted(text) {
  const realm = vm.createContext({ __proto__: null }, { microtaskMode: "afterEvaluate" });
  prelude.runInContext(realm);
  let end = "";
  try {
    vm.runInContext(text, realm, { timeout: TIMEOUT_MS });
  } catch (error) {
    if (error?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
      return "timeout";
    }
    realm.$thrown = error;
    end = `\n!${vm.runInContext("$describe($thrown)", realm)}`;
  }
  return vm.runInContext("$end()", realm) + end;
}

/** Bytes of the standard input, as they are asked for. */
const input = {
  buffer: Buffer.alloc(0),
  /** False at the end. */
  fill() {
    const chunk = Buffer.alloc(1 << 16);
    const count = fs.readSync(0, chunk);
    this.buffer = Buffer.concat([this.buffer, chunk.subarray(0, count)]);
    return count > 0;
  },
  line() {
    let end;
    while ((end = this.buffer.indexOf(10)) < 0) {
      if (!this.fill()) {
        return undefined;
      }
    }
    const text = this.buffer.toString("utf8", 0, end);
    this.buffer = this.buffer.subarray(end + 1);
    return text;
  },
  take(length) {
    while (this.buffer.length < length) {
      this.fill();
    }
    const text = this.buffer.toString("utf8", 0, length);
    this.buffer = this.buffer.subarray(length);
    return text;
  },
};

function write(bytes) {
  for (let from = 0; from < bytes.length; ) {
    from += fs.writeSync(1, bytes, from);
  }
}

process.on("unhandledRejection", () => {});
for (let line; (line = input.line()) !== undefined; ) {
  const [command, argument] = line.split(" ");
  const { text, isOwn } = command === "make" ? program(Number(argument)) : { text: input.take(Number(argument)) };
  const parts = [text, isOwn ? "" : noted(text)].map((part) => Buffer.from(part));
  write(Buffer.concat([Buffer.from(`${parts[0].length} ${parts[1].length}\n`), ...parts]));
}

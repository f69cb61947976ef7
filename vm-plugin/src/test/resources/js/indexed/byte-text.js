function same(actual, expected, what) {
  if (!Object.is(actual, expected)) {
    throw new Error(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
}

function throws(kind, action, what) {
  let caught;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  if (caught === undefined || caught.constructor !== kind) {
    throw new Error(`${what}: ${String(caught)} instead of ${kind.name}`);
  }
}
// Uint8Array: base64 and hexadecimal text.
const bytes = new Uint8Array([0, 255, 128, 62, 63]);
same(bytes.toBase64(), "AP+APj8=", "base64");
same(bytes.toBase64({ alphabet: "base64url", omitPadding: true }), "AP-APj8", "safe in URLs");
same(bytes.toHex(), "00ff803e3f", "hexadecimal");
same(String(Uint8Array.fromBase64(" AP+A Pj8 ")), String(bytes), "white space and no padding");
same(String(Uint8Array.fromHex("00FF803e3f")), String(bytes), "either case");
throws(SyntaxError, () => Uint8Array.fromBase64("AP+APj8", { lastChunkHandling: "strict" }), "padding is missing");
throws(SyntaxError, () => Uint8Array.fromBase64("AP+APj9=", { lastChunkHandling: "strict" }), "bits are left over");
throws(SyntaxError, () => Uint8Array.fromBase64("A"), "a single character");
throws(SyntaxError, () => Uint8Array.fromHex("0"), "odd length");
throws(TypeError, () => Uint8Array.fromBase64(5), "no string");
throws(TypeError, () => Uint8Array.fromBase64("", { alphabet: "other" }), "alphabet");
const target = new Uint8Array(4);
const result = target.setFromBase64("AP+APj8=");
same(`${result.read} ${result.written} ${target}`, "4 3 0,255,128,0", "only whole chunks that fit");
throws(SyntaxError, () => target.setFromHex("0102zz"), "malformed");
same(String(target), "1,2,128,0", "what stands before the error is written");
same(bytes.toBase64 === undefined, false, "method");
same("toBase64" in Int8Array.prototype, false, "of Uint8Array alone");

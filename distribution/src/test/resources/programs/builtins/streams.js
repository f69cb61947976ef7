// Streams of node:stream: order of events, backpressure, pipes, iteration, errors, and what pipeline and finished say.
const { Readable, Writable, Duplex, Transform, PassThrough, pipeline, finished, promises } = require('stream');
const { StringDecoder } = require('string_decoder');
const log = (...args) => console.log(...args);
const watch = (name, stream, ...events) => {
  for (const event of events) stream.on(event, (...args) => log(name, event, ...args.map((x) => x?.message ?? (Buffer.isBuffer(x) ? x.toString() : x?.constructor?.name === 'Object' || typeof x !== 'object' ? x : x?.constructor?.name))));
  return stream;
};
const sink = (name, options) => watch(name, new Writable({
  write(chunk, encoding, callback) { log(name, 'write', String(chunk), encoding); setImmediate(callback); }, ...options,
}), 'drain', 'finish', 'close', 'error', 'pipe', 'unpipe');

const tests = {
  async flowing() {
    const r = watch('r', new Readable({ read() {} }), 'pause', 'resume', 'end', 'close');
    r.push('a'); r.push('b');
    watch('r', r, 'data');
    log(r.readableFlowing, r.readableLength);
    await new Promise(setImmediate);
    r.pause(); r.push('c'); log(r.isPaused(), r.readableLength);
    r.resume(); r.push(null);
    await new Promise((done) => r.on('close', done));
    log(r.readableEnded, r.destroyed, r.readable);
  },
  async paused() {
    const r = new Readable({ highWaterMark: 4, read(n) { log('read', n); this.push(this.n === undefined ? 'abcdefgh' : this.n < 3 ? 'ij' : null); this.n = (this.n ?? 0) + 1; } });
    watch('r', r, 'end', 'close').on('readable', () => { let c; while ((c = r.read(3)) !== null) log('got', String(c)); });
    await new Promise((done) => r.on('close', done));
  },
  async writable() {
    const w = sink('w', { highWaterMark: 3 });
    log(w.write('ab'), w.write('cd', () => log('written')), w.writableLength, w.writableNeedDrain);
    await new Promise((done) => w.once('drain', done));
    w.cork(); w.write('x'); w.write(new Uint8Array([65, 66])); log(w.writableCorked, w.writableLength); w.uncork();
    w.end('last', () => log('ended'));
    log(w.writableEnded, w.writableFinished, w.writable);
    await new Promise((done) => w.on('close', done));
    w.write('late', (error) => log(error.code));
    await new Promise(setImmediate);
  },
  async writev() {
    const w = sink('v', { write: undefined, writev(chunks, done) { log('writev', chunks.map(({ chunk, encoding }) => [String(chunk), encoding])); done(); }, final(done) { log('final'); done(); }, decodeStrings: false });
    w.cork(); w.write('a', 'latin1'); w.write('b'); w.uncork(); w.end();
    await new Promise((done) => w.on('close', done));
  },
  async pipes() {
    const r = Readable.from(['one', 'two', 'three']);
    const upper = new Transform({ objectMode: true, transform(chunk, _, done) { done(null, chunk.toUpperCase()); }, flush(done) { this.push('flushed'); done(); } });
    const w = sink('p', { objectMode: true, highWaterMark: 1 });
    r.pipe(upper).pipe(w);
    await promises.finished(w);
    log(upper.readableEnded, upper.writableFinished);
  },
  async iteration() {
    for await (const chunk of new Readable({ encoding: 'utf8', read() { this.push(Buffer.from('é😀').subarray(0, 3)); this.push(Buffer.from('é😀').subarray(3)); this.push(null); } })) log('chunk', chunk);
    const endless = watch('endless', new Readable({ objectMode: true, read() { this.push({ n: 1 }); } }), 'close');
    for await (const chunk of endless) { log(chunk); break; }
    await new Promise(setImmediate);
    log(endless.destroyed);
    try { for await (const chunk of Readable.from((function* () { yield 1; throw new Error('source'); })())) log(chunk); } catch (error) { log(error.message); }
  },
  async errors() {
    const r = watch('e', new Readable({ read() { this.destroy(new Error('broken')); } }), 'error', 'close', 'end', 'data');
    await new Promise((done) => r.on('close', done));
    const w = sink('f', { write(c, e, done) { done(new Error('full')); } });
    w.write('x', (error) => log('callback', error.message));
    await new Promise((done) => w.on('close', done));
    const t = watch('t', new PassThrough(), 'error', 'close');
    t.end('x'); t.write('y');
    await new Promise((done) => t.on('close', done));
    for (const action of [() => new Writable().write(null), () => new Writable().write(5), () => new Writable({ highWaterMark: -1 }), () => new Readable().on('error', (e) => log('late', e.code)).read()]) {
      try { action(); } catch (error) { log(error.code, error.message); }
    }
    await new Promise(setImmediate);
  },
  async pipelines() {
    const collect = async (source) => { let all = ''; for await (const chunk of source) all += chunk; return all; };
    log(await promises.pipeline(Readable.from(['a', 'b']), async function* (source) { for await (const chunk of source) yield `<${chunk}>`; }, collect));
    await new Promise((done) => pipeline(Readable.from(['x']), new PassThrough({ objectMode: true }), sink('s', { objectMode: true }), (error) => { log('pipeline', error); done(); }));
    await new Promise((done) => pipeline(new Readable({ read() { this.destroy(new Error('boom')); } }), new PassThrough(), sink('s2'), (error) => { log('pipeline', error.message); done(); }));
    const p = new PassThrough();
    finished(p, (error) => log('finished', error.code));
    p.destroy();
    await new Promise(setImmediate);
  },
  async duplex() {
    const d = watch('d', new Duplex({ read() { this.push('out'); this.push(null); }, write(c, e, done) { log('in', String(c)); done(); }, allowHalfOpen: false }), 'data', 'end', 'finish', 'close');
    d.write('q');
    await new Promise((done) => d.on('close', done));
    log(d instanceof Readable, d instanceof Writable, d instanceof Duplex, new Readable() instanceof Writable);
  },
  async decoders() {
    for (const encoding of ['utf8', 'base64', 'hex', 'latin1']) {
      const decoder = new StringDecoder(encoding);
      const bytes = Buffer.from('aé€😀z');
      log(encoding, [...bytes].map((byte) => decoder.write(Buffer.from([byte]))), decoder.end());
    }
    const cut = new StringDecoder('utf8');
    log(cut.write(Buffer.from([0xe2, 0x82])), cut.write(Buffer.from([0x41])), cut.end(Buffer.from([0xf0, 0x9f])), cut.end());
  },
};

(async () => {
  for (const [name, test] of Object.entries(tests)) {
    log('==', name);
    await test();
  }
})();

// Streams and emitters go on when a program replaces the global process.
const { EventEmitter } = require('events');
const { Readable, Writable, pipeline } = require('stream');

globalThis.process = { env: {} };
const written = [];
const target = new Writable({
  write(chunk, encoding, callback) {
    written.push(String(chunk));
    callback();
  },
});
pipeline(Readable.from(['a', 'b']), target, (error) => console.log(error, written));
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('error', (error) => console.log(error.message));
emitter.on('work', async () => {
  throw new Error('rejected');
});
emitter.emit('work');

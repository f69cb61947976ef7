// Who hears of what goes wrong, in which order ticks and promise jobs run, and how a program ends.
const EventEmitter = require('node:events');

let revived = false;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (!revived) {
    revived = true;
    setTimeout(() => console.log('revived'), 1);
  }
});
process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  setTimeout(() => console.log('never'));
});
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', (reason, promise) =>
  console.log('unhandled', reason, promise instanceof Promise));
process.on('rejectionHandled', (promise) => console.log('handled', promise instanceof Promise));

const late = Promise.reject('late');
setTimeout(() => late.catch(() => {}), 60);
setTimeout(() => {
  throw new Error('timer');
}, 1);

process.nextTick(() => console.log('tick 1'));
Promise.resolve().then(() => {
  console.log('job 1');
  process.nextTick(() => console.log('tick 2'));
  Promise.resolve().then(() => console.log('job 2'));
});

process.env.NUMBER = 5;
process.env.NOTHING = undefined;
console.log(process.env.NUMBER === '5', process.env.NOTHING, 'NUMBER' in process.env);
console.log(delete process.env.NUMBER, process.env.NUMBER, 'NUMBER' in process.env);
for (const attempt of [
  () => (process.env[Symbol('s')] = 1),
  () => Object.defineProperty(process.env, 'x', { value: 1 }),
  () => (process.exitCode = 'abc'),
  () => (process.exitCode = 1.5),
  () => process.chdir('absent'),
  () => process.on('x', 5),
  () => process.emit('error', { a: 1 }),
  () => require('node:absent'),
]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.code, error.message.replace(/chdir '.*' ->/, 'chdir'));
  }
}

const emitter = new EventEmitter();
emitter.once('a', (...values) => console.log('once', values));
emitter.on('a', function (...values) {
  console.log('on', values, this === emitter);
});
emitter.prependListener('a', () => console.log('first'));
emitter.emit('a', 1, 2);
emitter.emit('a', 3);
console.log(emitter.listenerCount('a'), emitter.eventNames(), emitter);
EventEmitter.once(emitter, 'b').then((values) => console.log('promised', values));
emitter.emit('b', 4, 5);
console.log(process instanceof EventEmitter, process.emit('nobody'));

throw new Error('main');

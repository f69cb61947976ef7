import fs from 'node:fs';
import { open } from 'node:fs/promises';

if (simulated) {
  await fails(() => open(directory() + '/open.txt', 'w'), 'ERR_UNSUPPORTED');
} else {
  const file = directory() + '/open.txt';
  const handle = await open(file, 'w+');
  equal(handle.fd > 2, true);
  equal((await handle.write('hello ')).bytesWritten, 6);
  await handle.write(Buffer.from('wörld'), 0, 3);
  await handle.write('H', 0);
  equal((await handle.stat()).size, 9);
  const buffer = Buffer.alloc(8);
  equal((await handle.read(buffer, 1, 5, 0)).bytesRead, 5);
  equal(buffer.toString('latin1'), '\0Hello\0\0');
  equal((await handle.read({ buffer, position: 8 })).bytesRead, 1);
  await handle.truncate(3);
  await handle.sync();
  await handle.close();
  equal(handle.fd, -1);
  await fails(() => handle.read(buffer), 'EBADF');
  equal(fs.readFileSync(file, 'utf8'), 'Hel');

  const added = fs.openSync(file, fs.constants.O_WRONLY | fs.constants.O_APPEND);
  equal(fs.writeSync(added, 'lo'), 2);
  fs.closeSync(added);
  await fails(() => fs.closeSync(added), 'EBADF', -9, 'close', undefined);
  const read = fs.openSync(file);
  equal(fs.readSync(read, buffer, { length: 2 }), 2);
  equal(fs.readFileSync(read, 'utf8'), 'llo');
  await fails(() => fs.writeSync(read, 'x'), 'EBADF', -9, 'write', undefined);
  equal(await new Promise((resolve) =>
    fs.read(read, buffer, 0, 4, 1, (error, count, same) => resolve(`${error} ${count} ${same === buffer}`))),
  'null 4 true');
  fs.closeSync(read);
  await fails(() => fs.openSync(file, 'wx'), 'EEXIST', -17, 'open', file);
}

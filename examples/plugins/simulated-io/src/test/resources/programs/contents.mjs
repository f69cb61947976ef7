import fs, { promises } from 'node:fs';
import { readFile, writeFile, appendFile } from 'fs/promises';

const file = directory() + '/contents.txt';

equal(promises.readFile, readFile);
equal(await writeFile(file, 'héllo\n'), undefined);
await appendFile(file, Buffer.from('more'));
equal(await readFile(file, 'utf8'), 'héllo\nmore');
equal(await readFile(file, { encoding: 'hex' }), '68c3a96c6c6f0a6d6f7265');
equal(await readFile(file, { encoding: 'base64' }), 'aMOpbGxvCm1vcmU=');

const bytes = await readFile(file);
equal(Buffer.isBuffer(bytes), true);
equal(bytes.length, 11);
equal(bytes.subarray(1, 3).toString(), 'é');

await writeFile(file, new Uint16Array([0x4241, 0x4443]));
equal(await readFile(file, 'latin1'), 'ABCD');
await writeFile(file, 'x', { flag: 'a' });
equal(fs.readFileSync(file, 'utf8'), 'ABCDx');
await fails(() => writeFile(file, '', { flag: 'wx' }), 'EEXIST', -17, 'open', file);
await fails(() => writeFile(file, 5), 'ERR_INVALID_ARG_TYPE');
await fails(() => readFile(file, 'klingon'), 'ERR_INVALID_ARG_VALUE');
await fails(() => readFile(file + '-absent'), 'ENOENT', -2, 'open', file + '-absent');
await fails(() => readFile(directory()), 'EISDIR', -21, 'read', undefined);

const message = await readFile(file + '-absent').catch((error) => error.message);
equal(message, `ENOENT: no such file or directory, open '${file}-absent'`);

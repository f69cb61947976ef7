import { existsSync } from 'node:fs';
import * as files from 'node:fs/promises';

const top = directory() + '/tree';

equal(await files.mkdir(top + '/a/b', { recursive: true }), top);
equal(await files.mkdir(top + '/a/b', { recursive: true }), undefined);
await files.writeFile(top + '/a/one', '1');
await files.writeFile(top + '/two', '22');
equal((await files.readdir(top)).join(), 'a,two');
equal((await files.readdir(top, { recursive: true })).sort().join(), 'a,a/b,a/one,two');

const entries = await files.readdir(top, { withFileTypes: true });
equal(entries.map((e) => [e.name, e.isDirectory(), e.isFile(), e.parentPath]).join(' '),
  `a,true,false,${top} two,false,true,${top}`);

const status = await files.stat(top + '/two');
equal([status.size, status.isFile(), status.isDirectory(), status.mtime instanceof Date].join(),
  '2,true,false,true');

await files.copyFile(top + '/two', top + '/three');
await files.rename(top + '/three', top + '/a/three');
equal(await files.readFile(top + '/a/three', 'utf8'), '22');
await files.access(top + '/a/three');
await fails(() => files.access(top + '/three'), 'ENOENT', -2, 'access', top + '/three');
await fails(() => files.mkdir(top), 'EEXIST', -17, 'mkdir', top);
await fails(() => files.mkdir(top + '/x/y'), 'ENOENT', -2, 'mkdir', top + '/x/y');
await fails(() => files.rmdir(top), 'ENOTEMPTY', -39, 'rmdir', top);
await fails(() => files.rmdir(top + '/two'), 'ENOTDIR', -20, 'rmdir', top + '/two');
await fails(() => files.unlink(top + '/a'), 'EISDIR', -21, 'unlink', top + '/a');
await fails(() => files.rm(top), 'ERR_FS_EISDIR');
await fails(() => files.readdir(top + '/two'), 'ENOTDIR', -20, 'scandir', top + '/two');
await fails(() => files.rename(top + '/none', top + '/x'), 'ENOENT', -2, 'rename', top + '/none');

const made = await files.mkdtemp(top + '/t-');
equal(made.startsWith(top + '/t-') && made.length === top.length + 9, true);
await files.unlink(top + '/two');
await files.rm(top, { recursive: true });
equal(existsSync(top), false);
await fails(() => files.rm(top), 'ENOENT', -2, 'lstat', top);
await files.rm(top, { force: true });

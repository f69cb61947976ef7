import fs from 'node:fs';

const file = directory() + '/forms.txt';
const order = [];

fs.writeFile(file, 'text', (error) => {
  order.push(['written', error]);
  fs.readFile(file, 'utf8', (failure, text) => {
    order.push(['read', failure, text]);
    process.nextTick(() => order.push('tick'));
    Promise.resolve().then(() => order.push('job'));
    setTimeout(() => order.push('timer'), 0);
  });
});
order.push('begun');

const absent = await new Promise((resolve) => fs.stat(file + '-absent', resolve));
equal(absent.code, 'ENOENT');
equal(absent.syscall, 'stat');
await new Promise((resolve) => setTimeout(resolve, 300));
equal(JSON.stringify(order),
  '["begun",["written",null],["read",null,"text"],"tick","job","timer"]');

let thrown;
try {
  fs.readFile(file, 'utf8');
} catch (error) {
  thrown = error;
}
equal(thrown.code, 'ERR_INVALID_ARG_TYPE');
equal(fs.statSync(file + '-absent', { throwIfNoEntry: false }), undefined);
equal([fs.readFile, fs.readFileSync, fs.promises.readFile].map((f) => f.name + f.length).join(),
  'readFile3,readFileSync2,readFile2');

const many = await Promise.all(
  Array.from({ length: 100 }, async (unused, i) => {
    await fs.promises.writeFile(file + i, String(i));
    return Number(await fs.promises.readFile(file + i, 'utf8'));
  }));
equal(many.reduce((sum, each) => sum + each), 4950);
equal(fs.readdirSync(directory()).length, 101);

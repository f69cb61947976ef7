// Functions of the process, placeholders that meet cycles.
const a = { x: 1 }; a.self = a;
console.log('%j|%j|%j', a, { b: [1] }, undefined);
try { console.log('%j', { toJSON() { throw new Error('own'); } }); } catch (e) { console.log(e.message); }
console.log(process.getuid() === process.geteuid(), process.getgid() === require('os').userInfo().gid, process.getegid() >= 0);
const usage = process.resourceUsage();
console.log(Object.keys(usage).join(), usage.userCPUTime > 0, usage.maxRSS > 1000, Object.values(usage).every((x) => x >= 0));

'use strict';

const { systemText, systemProperty, networkInterfaces, processors } = internal;
const { codedError } = require('internal/errors');

const { arch, platform } = process;

function memory(field) {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(systemText('/proc/meminfo'));
  return found ? Number(found[1]) * 1024 : 0;
}

function machine() {
  return { x64: 'x86_64', arm64: platform === 'darwin' ? 'arm64' : 'aarch64' }[arch] ?? arch;
}

function type() {
  return { linux: 'Linux', darwin: 'Darwin', win32: 'Windows_NT' }[platform] ?? platform;
}

function account() {
  const uid = Number(/^Uid:\s+(\d+)/m.exec(systemText('/proc/self/status'))?.[1] ?? -1);
  const line = systemText('/etc/passwd').split('\n').map((text) => text.split(':'))
    .find((fields) => Number(fields[2]) === uid);
  return { uid, line };
}

function homedir() {
  return process.env.HOME || account().line?.[5] || systemProperty('user.home');
}

// Numbers that Linux and the C library give to signals; other systems differ in a few of them.
const signals = Object.assign(Object.create(null), {
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGIOT: 6, SIGBUS: 7,
  SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14,
  SIGTERM: 15, SIGCHLD: 17, SIGSTKFLT: 16, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20, SIGTTIN: 21,
  SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28,
  SIGIO: 29, SIGPOLL: 29, SIGPWR: 30, SIGSYS: 31,
});

module.exports = {
  arch: () => arch,
  availableParallelism: processors,
  cpus() {
    const model = /^model name\s*:\s*(.*)$/m.exec(systemText('/proc/cpuinfo'))?.[1] ?? 'unknown';
    const speeds = [...systemText('/proc/cpuinfo').matchAll(/^cpu MHz\s*:\s*(\d+)/gm)];
    const times = systemText('/proc/stat').split('\n').filter((line) => /^cpu\d/.test(line));
    return Array.from({ length: times.length || processors() }, (_, i) => {
      const [user = 0, nice = 0, sys = 0, idle = 0, , irq = 0] =
        (times[i] ?? '').split(' ').slice(1).map((ticks) => Number(ticks) * 10);
      return { model, speed: Number(speeds[i]?.[1] ?? 0), times: { user, nice, sys, idle, irq } };
    });
  },
  endianness: () => (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE'),
  freemem: () => memory('MemAvailable'),
  homedir,
  hostname: () => systemText('/proc/sys/kernel/hostname').trim() || systemProperty('hostname'),
  loadavg() {
    const numbers = systemText('/proc/loadavg').split(' ').slice(0, 3).map(Number);
    return numbers.length === 3 ? numbers : [0, 0, 0];
  },
  networkInterfaces,
  platform: () => platform,
  release: () => systemText('/proc/sys/kernel/osrelease').trim() || systemProperty('os.version'),
  tmpdir() {
    const { TMPDIR, TMP, TEMP } = process.env;
    const path = TMPDIR || TMP || TEMP || '/tmp';
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  },
  totalmem: () => memory('MemTotal'),
  type,
  userInfo() {
    const { uid, line } = account();
    const name = line?.[0] ?? systemProperty('user.name');
    if (!name) throw codedError('Error', 'ERR_SYSTEM_ERROR', 'the user has no entry');
    return {
      __proto__: null,
      uid,
      gid: Number(/^Gid:\s+(\d+)/m.exec(systemText('/proc/self/status'))?.[1] ?? -1),
      username: name,
      homedir: line?.[5] ?? systemProperty('user.home'),
      shell: line?.[6] || null,
    };
  },
  uptime: () => Number(systemText('/proc/uptime').split(' ')[0]),
  version: () => systemText('/proc/sys/kernel/version').trim(),
  machine,
  constants: Object.assign(Object.create(null), { signals }),
  EOL: platform === 'win32' ? '\r\n' : '\n',
  devNull: platform === 'win32' ? '\\\\.\\nul' : '/dev/null',
};

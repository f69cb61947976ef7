'use strict';
// Paths of Windows: drives, shares, and both kinds of slashes.

const { requireObject, requireString } = require('internal/errors');

const isSlash = (char) => char === '/' || char === '\\';

// A path as its root (device and whether it is absolute) and the rest behind the root.
function splitRoot(path) {
  const share = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
  if (share) {
    const rest = path.slice(share[0].length);
    const device = `\\\\${share[1]}\\${share[2]}`;
    return { device, absolute: true, end: share[0].length + (isSlash(rest[0]) ? 1 : 0), share: true };
  }
  if (isSlash(path[0])) return { device: '', absolute: true, end: 1 };
  if (/^[A-Za-z]:/.test(path)) {
    const absolute = isSlash(path[2]);
    return { device: path.slice(0, 2), absolute, end: absolute ? 3 : 2 };
  }
  return { device: '', absolute: false, end: 0 };
}

function normalizeParts(text, aboveRoot) {
  const out = [];
  for (const part of text.split(/[\\/]+/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length && out.at(-1) !== '..') out.pop();
    else if (aboveRoot) out.push('..');
  }
  return out.join('\\');
}

function normalize(path) {
  requireString(path, 'path');
  if (path === '') return '.';
  if (path.length === 1) return path === '/' ? '\\' : path;
  const { device, absolute, end, share } = splitRoot(path);
  if (share && end >= path.length) return `${device}\\`;
  let tail = end < path.length ? normalizeParts(path.slice(end), !absolute) : '';
  if (tail === '' && !absolute) tail = '.';
  if (tail !== '' && isSlash(path.at(-1))) tail += '\\';
  return device + (absolute ? '\\' : '') + tail;
}

function join(...paths) {
  for (const path of paths) requireString(path, 'path');
  const parts = paths.filter((path) => path !== '');
  if (parts.length === 0) return '.';
  let joined = parts.join('\\');
  // Only a first part that begins with two slashes names a share.
  if (!/^[\\/]{2}[^\\/]/.test(parts[0])) joined = joined.replace(/^[\\/]{2,}/, '\\');
  return normalize(joined);
}

function resolve(...paths) {
  let device = '';
  let tail = '';
  let absolute = false;
  for (let i = paths.length - 1; i >= -1; i--) {
    const path = i >= 0 ? paths[i] : process.cwd();
    requireString(path, 'path');
    if (path === '') continue;
    const root = splitRoot(path);
    if (root.device !== '') {
      if (device === '') device = root.device;
      else if (device.toLowerCase() !== root.device.toLowerCase()) continue;
    }
    if (!absolute) {
      tail = `${path.slice(root.end)}\\${tail}`;
      absolute = root.absolute;
    }
    if (absolute && device !== '') break;
  }
  tail = normalizeParts(tail, !absolute);
  return `${device}${absolute ? '\\' : ''}${tail}` || '.';
}

function dirname(path) {
  requireString(path, 'path');
  if (path === '') return '.';
  const { end, share } = splitRoot(path);
  if (share && end >= path.length) return path;
  let last = path.length;
  while (last > end && isSlash(path[last - 1])) last--;
  while (last > end && !isSlash(path[last - 1])) last--;
  while (last > end && isSlash(path[last - 1])) last--;
  return last > 0 ? path.slice(0, last) : '.';
}

function basename(path, suffix) {
  requireString(path, 'path');
  if (suffix !== undefined) requireString(suffix, 'suffix');
  const rest = /^[A-Za-z]:/.test(path) ? path.slice(2) : path;
  const name = rest.replace(/[\\/]+$/, '').split(/[\\/]/).at(-1);
  return suffix && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name;
}

function extname(path) {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name === '..' ? '' : name.slice(dot);
}

function isAbsolute(path) {
  requireString(path, 'path');
  return isSlash(path[0]) || /^[A-Za-z]:[\\/]/.test(path);
}

function relative(from, to) {
  requireString(from, 'from');
  requireString(to, 'to');
  const start = resolve(from);
  const target = resolve(to);
  if (start.toLowerCase() === target.toLowerCase()) return '';
  const startParts = start.split('\\').filter(Boolean);
  const targetParts = target.split('\\').filter(Boolean);
  let same = 0;
  while (same < startParts.length && same < targetParts.length &&
      startParts[same].toLowerCase() === targetParts[same].toLowerCase()) {
    same++;
  }
  if (same === 0) return target;
  return [...startParts.slice(same).map(() => '..'), ...targetParts.slice(same)].join('\\');
}

function toNamespacedPath(path) {
  if (typeof path !== 'string' || path === '') return path;
  const resolved = resolve(path);
  if (resolved.length <= 2) return path;
  if (/^\\\\[^?.]/.test(resolved)) return `\\\\?\\UNC\\${resolved.slice(2)}`;
  return /^[A-Za-z]:\\/.test(resolved) ? `\\\\?\\${resolved}` : path;
}

function parse(path) {
  requireString(path, 'path');
  const { end } = splitRoot(path);
  const root = path.slice(0, end);
  const base = basename(path.slice(end));
  const ext = extname(base);
  const trimmed = path.replace(/[\\/]+$/, '');
  const at = Math.max(trimmed.length - base.length, end);
  const dir = at > end ? path.slice(0, at - 1) : root;
  return { root, dir, base, ext, name: base.slice(0, base.length - ext.length) };
}

function format(parts) {
  requireObject(parts, 'pathObject');
  const ext = parts.ext && parts.ext[0] !== '.' ? `.${parts.ext}` : parts.ext || '';
  const base = parts.base || `${parts.name || ''}${ext}`;
  const dir = parts.dir || parts.root;
  if (!dir) return base;
  return dir === parts.root ? `${dir}${base}` : `${dir}\\${base}`;
}

module.exports = {
  resolve, normalize, isAbsolute, join, relative, toNamespacedPath, dirname, basename, extname,
  format, parse, sep: '\\', delimiter: ';',
};

// Stacks of errors made in hot functions: names and lines are those of cold ones.
function made(n) {
  return n < 0
    ? 0
    : new Error('e' + n);
}
function outer(n) {
  var before = n + 1;
  return made(before - 1);
}
class Maker {
  constructor(n) {
    this.error = outer(n);
  }
}
function looping(n) {
  var last = null;
  for (var i = 0; i < n; i++) {
    last =
      outer(i);
  }
  return last;
}
function rethrown(n) {
  try {
    null.x;
  } catch (e) {
    return e;
  }
}
function above(n) {
  var o = {};
  Error.captureStackTrace(o, above);
  return o;
}
function around(n) { return above(n); }
function callback(n) {
  return [n].map(function each(x) { return outer(x); })[0];
}
function deep(n) { return n === 0 ? made(1) : deep(n - 1); }
function lines(error) {
  return error.stack.split('\n').slice(1)
    .filter(function (l) { return /made|outer|Maker|looping|rethrown|around|each|callback|deep/.test(l); })
    .map(function (l) { return l.trim().replace(/\(?(\S*)?:(\d+:\d+)\)?$/, '$2'); }).join(' | ');
}
function program() {
  var out = [];
  for (var k = 0; k < 60; k++) {
    out = [lines(made(k)), lines(outer(k)), lines(new Maker(k).error), lines(looping(30)),
      lines(rethrown(k)), lines(around(k)), lines(callback(k)), lines(deep(20))];
  }
  return out.join('\n');
}

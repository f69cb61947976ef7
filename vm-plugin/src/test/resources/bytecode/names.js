function sloppy(a) {
  arguments[0] = 1;
  eval("var b = a");
  with (a) { c = d(b); }
  return typeof a;
}
function self() { return (function f() { f = 1; return f; })(); }

function leave(items) {
  for (const item of items) {
    try {
      if (item === 1) break;
      if (item === 2) continue;
      return item;
    } catch (e) {
      report(e);
    } finally {
      close(item);
    }
  }
}
function choose(x) {
  switch (x) { case 1: return "one"; default: x = 3; case 2: return x; }
}
